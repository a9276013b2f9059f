import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Sheet } from '../ui/Sheet';
import { AUDIENCES, LEVELS, NO_FILTERS, useFacets, type Audience, type Filters, type Level } from './finding';

type Choice = { value: string; name: string };
type GroupProps = {
  title: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  onChoose: (value: string | undefined) => void;
};

/** One of a few, or none: a second press takes the choice back. */
function Group({ title, choices, chosen, onChoose }: GroupProps) {
  if (choices.length === 0) return null;
  return (
    <View className="stack-tight">
      <View className="body strong">{title}</View>
      <View className="chips" {...a11y({ role: 'group', label: title })}>
        {choices.map(({ value, name }) => (
          <Chip
            key={value}
            role="checkbox"
            isOn={chosen === value}
            onPress={() => onChoose(chosen === value ? undefined : value)}
          >
            {name}
          </Chip>
        ))}
      </View>
    </View>
  );
}

type Facet = { name: string; count: number };
const WHO: readonly Choice[] = Object.entries(AUDIENCES).map(([value, name]) => ({ value, name }));

type Props = {
  isOpen: boolean;
  /** Whether a choice says how many matters there are behind it. */
  hasCounts: boolean;
  filters: Filters;
  /** How many are found as it is narrowed now; undefined where nobody knows. */
  found: number | undefined;
  onChange: (filters: Filters) => void;
  onClose: () => void;
};

/** Who it is for, what it is about, who handles it, whose it is; the way to what is left stays in sight. */
export function FilterSheet({ isOpen, hasCounts, filters, found, onChange, onClose }: Props) {
  const { data } = useFacets(filters.audience);
  const worded = (name: string, count: number) => (hasCounts ? `${name} ${count}` : name);
  const named = (facets: readonly Facet[] = []): Choice[] =>
    facets.map(({ name, count }) => ({ value: name, name: worded(name, count) }));
  const levels = (data?.levels ?? []).map(({ level, count }) => ({ value: level, name: worded(LEVELS[level], count) }));
  return (
    <Sheet isOpen={isOpen} title="筛选" onClose={onClose}>
      <View className="stack">
        <Group
          title="给谁办"
          choices={WHO}
          chosen={filters.audience}
          onChoose={(audience) => onChange({ ...filters, audience: audience as Audience | undefined })}
        />
        <Group
          title="哪一类"
          choices={named(data?.themes)}
          chosen={filters.theme}
          onChoose={(theme) => onChange({ ...filters, theme })}
        />
        <Group
          title="哪个部门"
          choices={named(data?.departments)}
          chosen={filters.department}
          onChoose={(department) => onChange({ ...filters, department })}
        />
        <Group
          title="哪一级"
          choices={levels}
          chosen={filters.level}
          onChoose={(level) => onChange({ ...filters, level: level as Level | undefined })}
        />
        <View className="action-row sheet-foot">
          <Button kind="g" onPress={() => onChange({ ...NO_FILTERS, flags: filters.flags })}>
            清空
          </Button>
          <Button onPress={onClose}>{found === undefined ? '看结果' : `看结果（${found} 件）`}</Button>
        </View>
      </View>
    </Sheet>
  );
}
