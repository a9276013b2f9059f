import { longDate } from '@yichuang/contract/calendar';
import { Tag } from '../../ui/Tag';

const LAMPS = {
  green: { tone: 'green', icon: 'ok', word: '前办好' },
  yellow: { tone: 'amber', icon: 'warn', word: '到期' },
  red: { tone: 'red', icon: 'stop', word: '已超期' },
} as const;

/** When the next step is due, in colour, shape and words. */
export function DueTag({ lamp, dueDate }: { lamp: keyof typeof LAMPS; dueDate: string | null }) {
  if (dueDate === null) return <Tag tone="neutral">不计时</Tag>;
  const { tone, icon, word } = LAMPS[lamp];
  return (
    <Tag tone={tone} icon={icon}>
      {longDate(dueDate)}
      {word}
    </Tag>
  );
}
