import type { CatalogueImport, ImportState, RowFinding } from '@yichuang/contract/catalogue/import-contract';
import type { IconName } from '../ui/icon-name';

type StateLook = { tone: 'blue' | 'green' | 'amber' | 'red' | 'neutral'; icon: IconName };

const LOOKS: Readonly<Record<ImportState, StateLook>> = {
  checking: { tone: 'blue', icon: 'clock' },
  checked: { tone: 'amber', icon: 'warn' },
  applying: { tone: 'blue', icon: 'clock' },
  applied: { tone: 'green', icon: 'ok' },
  refused: { tone: 'red', icon: 'stop' },
  rolledBack: { tone: 'neutral', icon: 'refresh' },
};

/** What the server tells without the point at its end. */
export const sentence = (text: string): string => (/[。？]$/.test(text) ? text : `${text}。`);

/** Whether applying would do anything. */
export const mayApply = ({ allowed, counts }: Pick<CatalogueImport, 'allowed' | 'counts'>): boolean =>
  allowed.includes('apply') && counts.added + counts.changed > 0;

/** Red where a checked file cannot be applied: its state alone sounds as if it could. */
export const lookOf = ({ state, counts }: Pick<CatalogueImport, 'state' | 'counts'>): StateLook =>
  state === 'checked' && counts.errors > 0 ? LOOKS.refused : LOOKS[state];

/** What it means, and what to do next. */
export function conclusionOf({ state, counts, refusal, allowed }: CatalogueImport): { title: string; detail: string } {
  const { added, changed, unchanged, errors, warnings } = counts;
  switch (state) {
    case 'checking':
      return { title: '正在检查', detail: '可以先离开，检查完在「导入记录」里看。现在什么都没改。' };
    case 'applying':
      return { title: '正在应用', detail: '全部写好才一起生效。可以先离开。' };
    case 'applied':
      return { title: '已经生效', detail: `新增 ${added} 项，修改 ${changed} 项。群众现在看到的就是新的。` };
    case 'rolledBack':
      return { title: '已经撤回', detail: '事项恢复到这次导入之前。' };
    case 'refused':
      return {
        title: '这份文件没有用上，什么都没改',
        detail: sentence(refusal?.message ?? '请按下面的报告改好，再传一次'),
      };
    case 'checked':
      if (errors > 0)
        return { title: `有 ${errors} 处要改，现在不能应用`, detail: '按下面的报告改好表格，再传一次。什么都没改。' };
      if (!mayApply({ allowed, counts }))
        return { title: '检查过了，没有要改的', detail: `${unchanged} 项和现在的一样。` };
      return {
        title: '检查通过，可以应用',
        detail: `会新增 ${added} 项，修改 ${changed} 项${warnings > 0 ? `；有 ${warnings} 处提醒，不影响应用` : ''}。`,
      };
  }
}

/** 「第 12 行 C 列」; the sheet is named where a workbook has several. */
export function placeOf({ sheet, row, column }: RowFinding): string {
  const cell = column === '' ? `第 ${row} 行` : `第 ${row} 行 ${column} 列`;
  return sheet === '' ? cell : `${sheet} ${cell}`;
}
