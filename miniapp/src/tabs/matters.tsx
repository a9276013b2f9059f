import { ScrollView, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useItems } from '../catalogue/api';
import { ItemList } from '../catalogue/item-list';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import './matters.scss';
import { ElderMatters } from './matters-elder';
import { useMattersFilter } from './matters-filter';
import { useTabBar } from './use-tab-bar';

const AUDIENCES = { person: '个人办事', enterprise: '企业办事' } as const;
/** One request with every item names all themes; a county has fewer than the 100 that a page may hold. */
const ALL = 100;

function useThemes(audience: 'person' | 'enterprise'): string[] {
  const { data } = useItems({ audience, limit: ALL });
  return [...new Set(data?.pages.flatMap(({ items }) => items.map(({ theme }) => theme)))];
}

function Themes() {
  const { audience, theme, isBookable } = useMattersFilter();
  const themes = useThemes(audience);
  const pick = (chosen: string | undefined) => useMattersFilter.setState({ theme: chosen });
  return (
    <ScrollView scrollX className="theme-scroll">
      <View className="theme-row" {...a11y({ role: 'group', label: '办哪一类' })}>
        <Chip role="checkbox" isOn={isBookable} onPress={() => useMattersFilter.setState({ isBookable: !isBookable })}>
          能预约
        </Chip>
        {themes.map((name) => (
          <Chip
            key={name}
            role="checkbox"
            isOn={theme === name}
            onPress={() => pick(theme === name ? undefined : name)}
          >
            {name}
          </Chip>
        ))}
      </View>
    </ScrollView>
  );
}

function NothingHere() {
  const showAll = () => useMattersFilter.setState({ theme: undefined, isBookable: false });
  return (
    <Empty title="这里还没有能办的事" detail="换一类看看，或打电话问。">
      <View className="action-row wrap">
        <CallButton />
        <Button size="small" onPress={showAll}>
          看全部
        </Button>
      </View>
    </Empty>
  );
}

function StandardMatters() {
  const { audience, theme, isBookable } = useMattersFilter();
  const query = useItems({ audience, theme, ...(isBookable && { bookable: 'true' as const }) });
  useReachBottom(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  });
  return (
    <PageShell title="办事" hasBack={false}>
      <Button kind="g" icon="search" className="search-entry" onPress={() => open(paths.search())}>
        找要办的事
      </Button>
      <View className="row" {...a11y({ role: 'radiogroup', label: '给谁办' })}>
        {(['person', 'enterprise'] as const).map((who) => (
          <Chip
            key={who}
            isOn={audience === who}
            onPress={() => useMattersFilter.setState({ audience: who, theme: undefined })}
          >
            {AUDIENCES[who]}
          </Chip>
        ))}
      </View>
      <Themes />
      <ItemList query={query} empty={<NothingHere />} />
    </PageShell>
  );
}

export default function Matters() {
  useTabBar();
  const isElder = useElder((state) => state.isElder);
  return isElder ? <ElderMatters /> : <StandardMatters />;
}
