"""Colours can be told from the paper they are on, and from each other."""

from itertools import combinations

import pytest

from ajar.present import palette


def channel(value: int) -> float:
    """Linear light of one channel (WCAG 2.2, relative luminance)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (channel(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2); white on black is 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("paper", [palette.PAPER_LIGHT, palette.PAPER_DARK])
@pytest.mark.parametrize("colour", [*palette.ORDER, palette.OTHER])
def test_marks_have_a_contrast_of_three_on_both_papers(colour, paper):
    """WCAG 2.2, 1.4.11: graphical objects have at least 3 to 1."""
    assert contrast(colour, paper) >= 3


def seen_without_green(colour: str) -> tuple[float, float, float]:
    """
    Roughly what a person with deuteranopia sees.

    Matrix for severity 1.0 of Machado, Oliveira and Fernandes (2009), IEEE TVCG 15(6).
    """
    red, green, blue = (channel(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return (
        0.367322 * red + 0.860646 * green - 0.227968 * blue,
        0.280085 * red + 0.672501 * green + 0.047413 * blue,
        -0.011820 * red + 0.042940 * green + 0.968881 * blue,
    )


@pytest.mark.parametrize("one, other", list(combinations(palette.ORDER, 2)))
def test_no_two_meanings_look_the_same_without_green(one, other):
    """Deuteranopia, the commonest colour blindness, still tells every pair apart."""
    distance = sum(
        (a - b) ** 2
        for a, b in zip(seen_without_green(one), seen_without_green(other), strict=True)
    )

    assert distance**0.5 > 0.05


def test_the_theme_uses_the_palette():
    """The theme's categorical colours are the palette, in its order, light and dark."""
    import tomllib
    from pathlib import Path

    config = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
    theme = tomllib.loads(config.read_text())["theme"]

    assert list(palette.ORDER) == theme["light"]["chartCategoricalColors"]
    assert list(palette.ORDER) == theme["dark"]["chartCategoricalColors"]
