"""One small conversation in each format: Ann posts, Ben answers and quotes, somebody is gone."""

import json
from typing import Any, Final

from argmap.exchange.conversations.recognition import read_thread
from argmap.exchange.conversations.records import ThreadRecords, thread_records

SAID: Final = "Tea calms everybody who drinks it."
ANSWERED: Final = "It wakes me up."

DISCOURSE: Final[dict[str, Any]] = {
    "id": 7,
    "title": "Tea",
    "post_stream": {
        "posts": [
            {
                "id": 11,
                "post_number": 1,
                "username": "ann",
                "name": "Ann Archer",
                "created_at": "2024-10-16T08:00:00.000Z",
                "cooked": f"<p>{SAID}</p>",
                "version": 1,
            },
            {
                "id": 12,
                "post_number": 2,
                "username": "ben",
                "created_at": "2024-10-17T08:00:00.000Z",
                "reply_to_post_number": 1,
                "cooked": '<aside class="quote" data-username="ann" data-post="1">'
                '<div class="title"><div class="quote-controls"></div> ann:</div>'
                f"<blockquote><p>{SAID}</p></blockquote></aside><p>{ANSWERED}</p>",
                "version": 2,
            },
            {
                "id": 13,
                "post_number": 3,
                "post_type": 3,
                "username": "mod",
                "cooked": "<p>Closed</p>",
            },
            {
                "id": 14,
                "post_number": 4,
                "user_deleted": True,
                "created_at": "2024-10-18T08:00:00.000Z",
                "cooked": "<p>Tea is warm.</p>",
            },
        ],
        "stream": [11, 12, 13, 14, 15, 16],
    },
}

GITHUB: Final[dict[str, Any]] = {
    "title": "Tea",
    "author": {"login": "ann"},
    "body": f"{SAID}\r\n",
    "url": "https://example.org/tea/issues/1",
    "createdAt": "2024-10-16T08:00:00Z",
    "comments": [
        {
            "id": "IC_2",
            "author": {"login": "ben"},
            "body": f"> {SAID}\n\n{ANSWERED}",
            "url": "https://example.org/tea/issues/1#2",
            "createdAt": "2024-10-17T08:00:00Z",
            "includesCreatedEdit": True,
        },
        {
            "id": "IC_3",
            "author": {"login": "ghost"},
            "body": "Tea is warm.",
            "url": "https://example.org/tea/issues/1#3",
            "createdAt": "2024-10-18T08:00:00Z",
        },
    ],
}

HACKER_NEWS: Final[dict[str, Any]] = {
    "id": 1,
    "type": "story",
    "author": "ann",
    "created_at": "2024-10-16T08:00:00.000Z",
    "title": "Tea",
    "url": None,
    "text": SAID,
    "children": [
        {
            "id": 2,
            "type": "comment",
            "author": "ben",
            "created_at": "2024-10-17T08:00:00.000Z",
            "text": f"&gt; {SAID}<p>{ANSWERED}",
            "children": [
                {
                    "id": 3,
                    "type": "comment",
                    "author": None,
                    "created_at": "2024-10-18T08:00:00.000Z",
                    "text": "Tea is warm.",
                    "children": [],
                }
            ],
        }
    ],
}


def _thing(kind: str, **data: Any) -> dict[str, Any]:
    return {"kind": kind, "data": data}


REDDIT: Final[list[Any]] = [
    _thing(
        "Listing",
        children=[
            _thing(
                "t3",
                id="a",
                title="Tea",
                selftext=SAID,
                author="ann",
                created_utc=1729065600,
                permalink="/r/tea/comments/a/tea/",
            )
        ],
    ),
    _thing(
        "Listing",
        children=[
            _thing(
                "t1",
                id="b",
                body=f"> {SAID}\n\n{ANSWERED}",
                author="ben",
                created_utc=1729152000.0,
                permalink="/r/tea/comments/a/tea/b/",
                edited=1729152300.0,
                replies=_thing(
                    "Listing",
                    children=[
                        _thing(
                            "t1",
                            id="c",
                            body="Tea is warm.",
                            author="[deleted]",
                            created_utc=1729238400,
                            permalink="/r/tea/comments/a/tea/c/",
                            replies="",
                        ),
                        _thing("more", count=2, children=["d", "e"]),
                    ],
                ),
            )
        ],
    ),
]

FORUM_MAGNUM: Final[dict[str, Any]] = {
    "data": {
        "post": {
            "result": {
                "_id": "p",
                "title": "Tea",
                "postedAt": "2024-10-16T08:00:00.000Z",
                "pageUrl": "https://example.org/posts/p/tea",
                "user": {"displayName": "ann"},
                "contents": {"html": f"<p>{SAID}</p>"},
                "commentCount": 4,
            }
        },
        "comments": {
            "results": [
                {
                    "_id": "q",
                    "parentCommentId": None,
                    "postedAt": "2024-10-17T08:00:00.000Z",
                    "pageUrl": "https://example.org/posts/p/tea?commentId=q",
                    "user": {"displayName": "ben"},
                    "contents": {"markdown": f"> {SAID}\n\n{ANSWERED}"},
                },
                {
                    "_id": "r",
                    "parentCommentId": "q",
                    "postedAt": "2024-10-18T08:00:00.000Z",
                    "pageUrl": "https://example.org/posts/p/tea?commentId=r",
                    "user": None,
                    "contents": {"markdown": "Tea is warm."},
                },
            ]
        },
    }
}

MBOX: Final = f"""From ann@example.org Wed Oct 16 08:00:00 2024
Message-ID: <1@example.org>
From: ann <ann@example.org>
Date: Wed, 16 Oct 2024 08:00:00 +0000
Subject: Tea

{SAID}

From ben@example.org Thu Oct 17 08:00:00 2024
Message-ID: <2@example.org>
In-Reply-To: <1@example.org>
From: ben@example.org
Date: Thu, 17 Oct 2024 08:00:00 +0000
Subject: Re: Tea

On Wed, 16 Oct 2024 ann wrote:
> {SAID}

{ANSWERED}
--
ben

From nobody Fri Oct 18 08:00:00 2024
Message-ID: <3@example.org>
In-Reply-To: <lost@example.org>
Date: Fri, 18 Oct 2024 08:00:00 +0000
Subject: Re: Tea

Tea is warm.
"""

SAMPLES: Final[dict[str, bytes]] = {
    "discourse": json.dumps(DISCOURSE).encode(),
    "forum-magnum": json.dumps(FORUM_MAGNUM).encode(),
    "hacker-news": json.dumps(HACKER_NEWS).encode(),
    "reddit": json.dumps(REDDIT).encode(),
    "github": json.dumps(GITHUB).encode(),
    "mbox": MBOX.encode(),
}
"""The same conversation in each format, by the format's name."""


def records(name: str, value: Any = None) -> ThreadRecords:
    """Make records of a sample, or of a changed one."""
    data = SAMPLES[name] if value is None else json.dumps(value).encode()
    return thread_records(read_thread(name, data, "https://forum.example.org"), "tea")
