"""What an editor is told, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What an editor is told: which text of the language pack, by its code, and what fills the slots of that text.

    Code that compares, changes or redacts what is told reads the code and the slots. `onrecord.language.messages` puts
    it into words, which reporters do last. A slot holds words of the draft, a figure, or another message.
    """

    code: str
    slots: tuple[tuple[str, str | Message], ...] = ()
    is_redacted: bool = False
    """Whether its wording is the one that quotes nothing of the draft."""

    @classmethod
    def of(cls, code: str, **slots: str | Message) -> Message:
        """Return the message of that code with these slots."""
        return cls(code, tuple(slots.items()))

    def slot(self, name: str) -> str | Message | None:
        """Return what fills the slot of that name, or None if there is none."""
        return dict(self.slots).get(name)

    def __str__(self) -> str:
        """Raise an error: a message that is put into a text as it is would show its code to an editor.

        Raises:
            TypeError: always.
        """
        raise TypeError(f"the message {self.code} is no text yet; put it into words with onrecord.language.messages")
