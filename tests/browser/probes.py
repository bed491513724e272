"""What is asked of a page in a browser: is it whole, is it seen, and does it keep anybody out?

Each is JavaScript that is evaluated in the page and answers with what is wrong.
"""

from __future__ import annotations

from typing import Final

TOO_WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# What a card or the screen would cut off, without the page becoming any wider.
CUT_OFF: Final = """
[...document.querySelectorAll('main *')]
  .filter(one => one.checkVisibility() && !one.closest('pre, svg, .ds-sr-only, .table-frame'))
  .filter(one => {
    const edge = one.closest('.card')?.getBoundingClientRect().right ?? innerWidth;
    const words = document.createRange();
    const own = [...one.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
    return own.some(node => {
      words.selectNodeContents(node);
      return words.getBoundingClientRect().right > edge + 0.5;
    });
  })
  .map(one => one.outerHTML.slice(0, 80))
"""

TOO_SMALL: Final = """
[...document.querySelectorAll('a, button, summary, label.month-button, label.three-way-choice')]
  .filter(one => one.checkVisibility() && !one.closest('p, li, dd, .skip, h1, h2, h3'))
  .filter(one => (box => box.width < 24 || box.height < 24)(one.getBoundingClientRect()))
  .map(one => one.outerHTML.slice(0, 80))
"""

# Every element with text of its own, its colour and the nearest ground that is painted, compared
# as WCAG 2.2 does (1.4.3): 4.5 to 1, or 3 to 1 for large text.
FAINT: Final = """
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const painted = rgba(getComputedStyle(one).backgroundColor);
      if (painted[3] > 250) return painted;
    }
    return rgba('Canvas');
  };
  return [...document.querySelectorAll('body *')].filter(one => one.checkVisibility()
      && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
      && !one.closest('.ds-sr-only, .skip'))
    .map(one => {
      const style = getComputedStyle(one);
      const [a, b] = [light(rgba(style.color)), light(ground(one))];
      const large = parseFloat(style.fontSize) >= 24;
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), large ? 3 : 4.5, one];
    })
    .filter(([found, wanted]) => found < wanted)
    .map(([found, , one]) => `${found.toFixed(2)} ${one.outerHTML.slice(0, 90)}`);
})()
"""

VIOLATIONS: Final = """
async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return {
    checked: found.passes.length,
    violations: found.violations.flatMap(
      rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 120)}`)),
  };
}
"""

# An outline around what has the focus, or around a field's drawing, label or whole
# (WCAG 2.2, 2.4.7), since a field that is drawn anew is itself not seen.
_OUTLINED: Final = """
  const isOutlined = one => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  const outlined = one => {
    if (one.matches('.skip')) return one;  // It is seen at no other time.
    const around = one.matches('input')
      ? [one.nextElementSibling, one.closest('label'), one.closest('.ds-field')] : [];
    return [one, ...around].find(other => other && isOutlined(other));
  };
"""

# The places where the keyboard can stop without showing it; to be asked after a key was pressed.
UNSEEN: Final = f"""
(() => {{
  {_OUTLINED}
  const stops = ['a[href]', 'button', 'input:not([type=hidden])', 'select', 'textarea', 'summary',
    '[tabindex="0"]'];
  return [...document.querySelectorAll(stops.join())]
    .filter(one => !one.disabled && one.checkVisibility())
    .filter(one => {{
      one.focus({{ preventScroll: true }});
      return document.activeElement === one && !outlined(one);
    }})
    .map(one => one.outerHTML.slice(0, 90));
}})()
"""

# What is wrong with where the keyboard stands, or nothing.
LOST: Final = f"""
(() => {{
  {_OUTLINED}
  const one = document.activeElement;
  if (!one || one === document.body) return 'the keyboard stands nowhere';
  const said = one.outerHTML.slice(0, 90);
  if (!outlined(one)) return `not shown: ${{said}}`;
  const box = outlined(one).getBoundingClientRect();
  const isBeside = box.right <= 0 || box.left >= innerWidth;
  const isOutside = isBeside || box.bottom <= 0 || box.top >= innerHeight;
  return isOutside ? `outside the screen: ${{said}}` : '';
}})()
"""

# What paper cannot do: be pressed, or be scrolled sideways to what stands outside it.
AMISS_ON_PAPER: Final = """
[...document.querySelectorAll('button, .ds-button, input[type=submit], nav')]
  .filter(one => one.checkVisibility())
  .map(one => 'to press: ' + one.outerHTML.slice(0, 80))
  .concat([...document.querySelectorAll('.table-frame, pre')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
      && getComputedStyle(one).overflowX !== 'visible')
    .map(one => 'cut off: ' + one.outerHTML.slice(0, 80)))
"""
