// Whether a page says what it must: each fact in its words, and what is said of one material beside that material.

const squeeze = (text) => text.replace(/\s+/g, '');
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether these words stand in the text; a number is not found in a longer one. */
function says(text, words) {
  const wanted = squeeze(words);
  const before = /^\d/.test(wanted) ? '(?<![\\d.])' : '';
  const after = /\d$/.test(wanted) ? '(?!\\d)' : '';
  return new RegExp(`${before}${escape(wanted)}${after}`).test(text);
}

/** Where a name stands on its own, or else where it stands at all. */
function placesOf(lines, name) {
  const wanted = squeeze(name);
  const at = (test) => lines.flatMap((line, index) => (test(line) ? [index] : []));
  const alone = at((line) => line === wanted);
  return alone.length > 0 ? alone : at((line) => line.includes(wanted));
}

/** A row is short: what stands further down is said of something else. */
const ROW_LINES = 10;

/** What stands between a name and the next of its kind, at each place of it. */
function passagesAfter(lines, name, names) {
  const others = new Set(names.filter((other) => other !== name).flatMap((other) => placesOf(lines, other)));
  return placesOf(lines, name).map((from) => {
    const next = lines.findIndex((_, index) => index > from && others.has(index));
    return lines.slice(from, Math.min(next < 0 ? lines.length : next, from + ROW_LINES)).join('');
  });
}

/**
 * The facts that the page does not say.
 * @param text what a reader sees of it, lines apart
 * @param facts `{element, label, text, near?}`; `near` names what it is said of
 */
export function unsaid(text, facts) {
  const lines = text.split('\n').map(squeeze).filter(Boolean);
  const whole = lines.join('');
  const names = [...new Set(facts.flatMap(({ near }) => near ?? []))];
  return facts.filter((fact) =>
    fact.near === undefined
      ? !says(whole, fact.text)
      : !passagesAfter(lines, fact.near, names).some((passage) => says(passage, fact.text)),
  );
}
