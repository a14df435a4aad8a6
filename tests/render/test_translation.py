"""Marked texts of templates: translated as a template is compiled, at no cost in English."""

import pytest
from jinja2 import Environment

from argmap.render.translation import translate


def environment(language: str) -> Environment:
    """Make an environment that writes the interface beside texts of a language."""
    made = Environment(autoescape=True)
    translate(made, language)
    return made


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ('<p title="{{ _("Close") }}">', '<p title="{{ "Close" }}">'),
        ("{% trans %}Where people stand{% endtrans %}", "Where people stand"),
        (
            '{% trans who=link(base, "a"), to=x[1] %}{{ who }} of {{ to }}, 5 %{% endtrans %}',
            '{{ link(base, "a") }} of {{ x[1] }}, 5 %',
        ),
        ("{{ _(word.label) | upper }}", "{{ (word.label) | upper }}"),
        ("{% for _ in rows %}{{ dotted(_(a), b) }}{% endfor %}", None),
    ],
)
def test_english_costs_what_it_cost_without_marks(marked: str, plain: str | None) -> None:
    """Jinja compiles a marked template to the very program of an unmarked one."""
    without = plain or "{% for _ in rows %}{{ dotted((a), b) }}{% endfor %}"

    assert environment("en").compile(marked, raw=True) == Environment(autoescape=True).compile(
        without, raw=True
    )


def test_values_are_escaped_in_a_translation() -> None:
    """A translation may put a value elsewhere; it stays text."""
    template = "{% trans topics=given %}Topics: {{ topics }}{% endtrans %}"

    page = environment("de").from_string(template).render(given="<b>&")
    assert page == "Themen: &lt;b&gt;&amp;"


def test_constants_are_escaped() -> None:
    """A text in an attribute is escaped as any other."""
    page = environment("de").from_string("""<p title='{{ _("It's so") }}'>""").render()

    assert page == "<p title='It&#39;s so'>"


def test_english_is_marked_where_it_can_be() -> None:
    """Text is marked, and what stands in it marked back; attributes and titles cannot be."""
    template = (
        '<title>{{ _("Map") }}</title><p title="{{ _("Map") }}">{{ _("Map") }} '
        '{% trans to=here, name=title %}See <a href="{{ to }}">{{ name }}</a>{% endtrans %}</p>'
    )

    page = environment("es").from_string(template).render(here="a.html", title="Té")
    assert page == (
        '<title>Map</title><p title="Map"><span lang="en">Map</span> <span lang="en">See '
        '<a href="a.html"><span lang="es">Té</span></a></span></p>'
    )
