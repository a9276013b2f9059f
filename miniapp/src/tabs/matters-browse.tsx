import { View } from '@tarojs/components';
import { AUDIENCES, LEVELS, useFacets, type Audience } from '../catalogue/finding';
import { a11y, pressable } from '../ui/a11y';
import { Chip } from '../ui/Chip';
import { ChipRow } from '../ui/ChipRow';
import { useMattersFilter, type By } from './matters-filter';

const WAYS = { theme: '按主题', department: '按部门', level: '按层级' } as const satisfies Record<By, string>;
const WAY_NAMES = Object.keys(WAYS) as By[];

type Shelf = { value: string; name: string; count: number };

/** What can be picked, with how many matters stand behind it. */
function useShelves(): { by: By; shelves: Shelf[] } {
  const { audience, by } = useMattersFilter();
  const { data } = useFacets(audience);
  if (!data) return { by, shelves: [] };
  if (by === 'level')
    return { by, shelves: data.levels.map(({ level, count }) => ({ value: level, name: LEVELS[level], count })) };
  const facets = by === 'theme' ? data.themes : data.departments;
  return { by, shelves: facets.map(({ name, count }) => ({ value: name, name, count })) };
}

function Ways() {
  const { by } = useMattersFilter();
  return (
    <View className="browse-by" {...a11y({ role: 'tablist', label: '怎么找' })}>
      {WAY_NAMES.map((way) => (
        <View
          key={way}
          className={way === by ? 'browse-tab browse-tab-on' : 'browse-tab'}
          {...pressable(() => useMattersFilter.setState({ by: way, pick: undefined }), {
            role: 'tab',
            selected: way === by,
          })}
        >
          {WAYS[way]}
        </View>
      ))}
    </View>
  );
}

function Shelves() {
  const { pick } = useMattersFilter();
  const { by, shelves } = useShelves();
  if (shelves.length === 0) return null;
  return (
    <ChipRow label={`${WAYS[by]}选`}>
      {shelves.map(({ value, name, count }) => (
        <Chip
          key={value}
          role="checkbox"
          isOn={pick === value}
          onPress={() => useMattersFilter.setState({ pick: pick === value ? undefined : value })}
        >
          {name} {count}
        </Chip>
      ))}
    </ChipRow>
  );
}

/** For whom, by what, which of it: each line narrows the list below. */
export function Browse() {
  const { audience, isBookable } = useMattersFilter();
  return (
    <>
      <View className="row wrap between">
        <View className="chips" {...a11y({ role: 'radiogroup', label: '给谁办' })}>
          {(Object.keys(AUDIENCES) as Audience[]).map((who) => (
            <Chip
              key={who}
              isOn={audience === who}
              onPress={() => useMattersFilter.setState({ audience: who, pick: undefined })}
            >
              {AUDIENCES[who]}
            </Chip>
          ))}
        </View>
        <Chip role="checkbox" isOn={isBookable} onPress={() => useMattersFilter.setState({ isBookable: !isBookable })}>
          能预约
        </Chip>
      </View>
      <Ways />
      <Shelves />
    </>
  );
}
