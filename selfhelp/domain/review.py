"""What a reader is told of a clinician's review of a page."""

from selfhelp.domain.module import Module, Summary
from selfhelp.domain.strings import t


def line(each: Module | Summary) -> str:
    """Whether a clinician has reviewed it, and whether the text is still the same; honestly."""
    if not each.reviewed:
        return t("read.not-reviewed", "Not yet reviewed by a clinician.")
    if each.review_changed:
        return t("read.changed", "Changed since the review by {name}.", name=each.reviewed)
    return t("read.reviewed", "Reviewed by {name}.", name=each.reviewed)
