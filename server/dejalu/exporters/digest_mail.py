"""A digest as a mail that waits to be sent: a file that mail programs open as a draft.

It is to nobody and from nobody: these the mail program fills in.
"""

from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import uuid4

from dejalu.exporters import digest_html, digest_text
from dejalu.exporters.digest import Digest

DOMAIN = "dejalu.invalid"
"""Of the mail's id; no machine ever has this name (RFC 2606)."""


def dump(digest: Digest) -> bytes:
    """The mail (RFC 5322), its text once as plain text and once as HTML."""
    mail = EmailMessage(policy.SMTP)
    mail["Subject"] = digest.subject
    mail["Date"] = format_datetime(digest.until)
    mail["Message-ID"] = f"<{uuid4()}@{DOMAIN}>"
    mail["X-Unsent"] = "1"
    mail.set_content(digest_text.dump(digest), cte="quoted-printable")
    mail.add_alternative(digest_html.dump(digest), subtype="html", cte="quoted-printable")
    return mail.as_bytes()
