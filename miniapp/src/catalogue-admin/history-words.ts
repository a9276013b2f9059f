import type { ItemVersion } from '@yichuang/contract/catalogue/import-contract';
import type { IconName } from '../ui/icon-name';

type VersionLook = {
  name: string;
  tone: 'blue' | 'green' | 'amber' | 'red' | 'neutral';
  icon: IconName;
  /** What happened where no element tells it. */
  detail: string;
};

/** What became of an item with a version. */
export function lookOfVersion({ kind, isRollback, elements }: ItemVersion): VersionLook {
  const count = `改 ${elements.length} 个要素`;
  switch (kind) {
    case 'removed':
      return { name: '已撤下', tone: 'red', icon: 'stop', detail: '新增这个事项的导入撤回了，群众不再看到它。' };
    case 'added':
      return {
        name: '新增',
        tone: 'green',
        icon: 'ok',
        detail: elements.length === 0 ? '这次导入新增了这个事项。' : '',
      };
    case 'stood':
      return {
        name: '导入之前',
        tone: 'neutral',
        icon: 'clock',
        detail: elements.length === 0 ? '第一次导入之前的样子，已经留存。' : '',
      };
    case 'changed':
      if (elements.length === 0)
        return { name: '没有变', tone: 'neutral', icon: 'ok', detail: '写法动过，内容没有变。' };
      return isRollback
        ? { name: `撤回，${count}`, tone: 'amber', icon: 'refresh', detail: '' }
        : { name: count, tone: 'blue', icon: 'pencil', detail: '' };
  }
}
