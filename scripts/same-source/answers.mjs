// What the platform's record says, and what the answers over HTTP say instead.

const PAGE = 50;

/** Every page of a list, one after the other: a check does not stand before citizens. */
async function* pagesOf(someone, path) {
  let cursor;
  do {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await someone.get(`${path}${path.includes('?') ? '&' : '?'}limit=${PAGE}${more}`);
    yield page;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function everything(someone, path) {
  const all = [];
  for await (const { items } of pagesOf(someone, path)) all.push(...items);
  return all;
}

export const canonicalItems = (admin) => everything(admin, '/admin/catalogue/canonical');

/** What the server found of its own answers: made now, and kept. */
export async function answerDifferences(admin) {
  const differences = [];
  const checked = { items: 0, fresh: 0, cached: 0 };
  for await (const page of pagesOf(admin, '/admin/catalogue/same-source')) {
    differences.push(...page.items);
    for (const name of Object.keys(checked)) checked[name] += page.checked[name];
  }
  return { differences, checked };
}

const textOf = (value) => (Array.isArray(value) ? value.join('\n') : String(value));

function rowDifferences(row, canonical) {
  const { taskCode, taskName } = row;
  const at = { taskCode, taskName, source: 'list' };
  if (!canonical) return [{ ...at, element: 'item', label: '事项', canonical: '', shown: taskName }];
  const said = new Map(canonical.facts.map((fact) => [fact.element, fact]));
  return Object.entries(row).flatMap(([element, value]) => {
    const fact = said.get(element);
    if (!fact || fact.text === textOf(value)) return [];
    return [{ ...at, element, label: fact.label, canonical: fact.text, shown: textOf(value) }];
  });
}

const missingRow = ({ taskCode, taskName }) => ({
  taskCode,
  taskName,
  source: 'list',
  element: 'item',
  label: '事项',
  canonical: taskName,
  shown: '',
});

/** The rows of the list as citizens get them, against the record: each member of each, and rows that are no item's or missing. */
export async function listDifferences(admin, canonical) {
  const rows = await everything(admin, '/items');
  const known = new Map(canonical.map((item) => [item.taskCode, item]));
  const listed = new Set(rows.map(({ taskCode }) => taskCode));
  const missing = canonical.filter(({ taskCode }) => !listed.has(taskCode)).map(missingRow);
  return {
    rows: rows.length,
    differences: [...rows.flatMap((row) => rowDifferences(row, known.get(row.taskCode))), ...missing],
  };
}
