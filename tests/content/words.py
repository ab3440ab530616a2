"""The texts that a reader sees, from the model."""

from collections.abc import Iterator

from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices, Table
from selfhelp.domain.step import Step
from selfhelp.domain.text import plain


def step_texts(step: Step) -> Iterator[str]:
    """What a reader sees of a step."""
    yield from (paragraph.text for paragraph in step.body)
    yield from (step.prompt, step.otherwise, step.closing)
    shape = step.shape
    if isinstance(shape, Choices):
        for option in shape.options:
            yield from (option.text, option.feedback)
    if isinstance(shape, Table):
        for row in shape.rows:
            yield from (row.text, row.hint, row.feedback)
        yield from (column.text for column in shape.columns)
    if step.timer:
        yield from (phase.text for phase in step.timer.phases)


def user_texts(module: Module) -> list[str]:
    """What a reader sees of a module or tool; the pages for clinicians and reviewers left out."""
    texts = [module.about, module.audience, module.note]
    for step in module.steps:
        texts += [step.title, *step_texts(step)]
    texts += [aim.text for aim in module.aims]
    return [plain(text) for text in texts if text]
