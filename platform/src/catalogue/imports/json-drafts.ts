import { ELEMENT_NAMES } from '@yichuang/contract/catalogue/element-names';
import type { Values } from './column.js';
import { draftOf } from './complete-item.js';
import { about } from './findings.js';
import { jsonItems } from './json-items.js';
import type { DraftRow } from './sheet-drafts.js';
import { FileRefused } from './sheet-row.js';

/** @throws FileRefused */
export async function* jsonDrafts(path: string, mostItems: number): AsyncGenerator<DraftRow> {
  for await (const { place, value } of jsonItems(path)) {
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (place > mostItems)
      throw new FileRefused('import.rows.too-many', `一个文件最多 ${mostItems} 个事项，请分开上传`);
    yield {
      sheet: '',
      row: place,
      draft: draftOf(isRecord ? (value as Values) : {}),
      problems: isRecord ? [] : [about('error', 'import.json.item', '这一项不是事项，应写成 { … }')],
      place: (name) => ({ column: '', heading: ELEMENT_NAMES[name] ?? name }),
    };
  }
}
