import type { Site } from '@yichuang/contract/catalogue/contract';
import { isWithin, shortRegion } from '@yichuang/contract/catalogue/rules';
import type { RegionsRepository } from '../regions.repository.js';
import type { Completed } from './complete-item.js';
import { about } from './findings.js';
import type { Problem } from './heading.js';
import type { KnownRow } from './import-stage.repository.js';
import type { DraftRow } from './sheet-drafts.js';

/** Province, city, county, town, village. */
const CODE = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;
const isNamed = (said: string) => !/^[\dEe.+ ]*$/.test(said);

const saidIn = ({ draft }: DraftRow): string | undefined => {
  const said = draft.values['regionCode'];
  return typeof said === 'string' && said !== '' ? said : undefined;
};

/** The regions that the rows of one file speak of. */
export class RowRegions {
  private readonly names = new Map<string, string>();
  private readonly codes = new Map<string, readonly string[]>();

  /**
   * @param scope the administrator's region: nothing outside of it comes in
   * @param home where rows belong that say no region
   */
  constructor(
    private readonly regions: RegionsRepository,
    private readonly scope: string,
    readonly home: string,
  ) {}

  /** Looks up what these rows speak of, each region once in a file. */
  async learn(rows: readonly DraftRow[]): Promise<void> {
    const said = new Set([this.home, ...rows.flatMap((row) => saidIn(row) ?? [])]);
    const named = [...said].filter((one) => isNamed(one) && !this.codes.has(one));
    for (const name of named) this.codes.set(name, []);
    for (const { code, name } of named.length > 0 ? await this.regions.named(named, this.scope) : []) {
      this.codes.set(name, [...(this.codes.get(name) ?? []), code]);
      this.names.set(code, name);
    }
    const unknown = [...said]
      .filter((one) => !isNamed(one))
      .map(shortRegion)
      .filter((code) => !this.names.has(code));
    for (const code of unknown) this.names.set(code, '');
    for (const { code, name } of await this.regions.findMany([...new Set(unknown)])) this.names.set(code, name);
  }

  /** Empty where there is no such region. */
  readonly nameOf = (code: string): string => this.names.get(code) ?? '';

  /**
   * The row with a code where it says the name of a place, and with the name that belongs to another code. An empty cell
   * leaves an item of the catalogue where it is: nobody moves a village's matters to the county by a gap.
   */
  placed(row: DraftRow, known: KnownRow | undefined): DraftRow {
    const { values, filled, left } = row.draft;
    if (known && left.has('regionCode')) {
      const others = new Set([...left].filter((name) => name !== 'regionCode'));
      return { ...row, draft: { values, filled, left: others } };
    }
    const said = saidIn(row);
    if (said === undefined) return row;
    const [code = said, ...more] = isNamed(said) ? (this.codes.get(said) ?? []) : [said];
    if (isNamed(code) || more.length > 0) return { ...row, problems: [...row.problems, this.unclear(row, said)] };
    const name = this.nameOf(shortRegion(code));
    const isMoved = known !== undefined && known.record.regionCode !== shortRegion(code);
    const isRenamed = isMoved && name !== '' && !filled.has('regionName');
    return {
      ...row,
      draft: {
        values: { ...values, regionCode: code, ...(isRenamed && { regionName: name }) },
        filled: isRenamed ? new Set([...filled, 'regionName']) : filled,
        left,
      },
    };
  }

  private unclear({ place }: DraftRow, said: string): Problem {
    const codes = this.codes.get(said) ?? [];
    const at = { ...place('regionCode'), value: said.slice(0, 100) };
    if (codes.length === 0)
      return about(
        'error',
        'import.region.unknown',
        '您的地区里没有叫这个名字的镇村。请核对，或改填区划代码，如镇 420704105',
        at,
      );
    const message = `您的地区里有 ${codes.length} 个地方叫这个名字。请改填区划代码：${codes.slice(0, 5).join('、')}`;
    return about('error', 'import.region.ambiguous', message, at);
  }

  /** What keeps an item from standing where its row puts it. */
  problems(row: DraftRow, { item }: Completed, known: KnownRow | undefined, site: Site | undefined): Problem[] {
    const { regionCode } = item;
    const at = { ...row.place('regionCode'), value: regionCode.slice(0, 100) };
    const error = (rule: string, message: string) => [about('error', `import.region.${rule}`, message, at)];
    const isSaid = row.draft.filled.has('regionCode') && known?.record.regionCode !== regionCode;
    if (isSaid && !CODE.test(regionCode))
      return error('form', '区划代码是 2、4、6、9 或 12 位数字（省、市、县、镇、村），如镇 420704105。请核对位数');
    if (!isWithin(regionCode, this.scope) || (known && !isWithin(known.record.regionCode, this.scope)))
      return error('out-of-scope', '这是其他地区的事项，您不能导入。请删去这一行，由当地导入');
    if (isSaid && this.nameOf(regionCode) === '')
      return error('unknown', '没有这个区划代码。请对照区划表核对；新设的镇村，请先联系技术人员加上');
    if (!site) return error('no-site', '这个地区还没有开通服务。请核对区划代码');
    return [];
  }
}
