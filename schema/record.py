"""The base of every record: what a file says, frozen, with no key that the model does not know."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """One mapping of a debate's files, as written there."""

    model_config = ConfigDict(
        extra="forbid",
        defer_build=True,  # a record inside another is never read by itself, and a start is short
        frozen=True,
        allow_inf_nan=False,
        regex_engine="rust-regex",
    )
