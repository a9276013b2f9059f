import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useItems, type ItemQuery } from '../catalogue/api';
import { ItemList } from '../catalogue/item-list';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import './matters.scss';
import { Browse } from './matters-browse';
import { ElderMatters } from './matters-elder';
import { useMattersFilter } from './matters-filter';
import { useTabBar } from './use-tab-bar';

function NothingHere() {
  const showAll = () => useMattersFilter.setState({ pick: undefined, isBookable: false });
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

function useBrowsed() {
  const { audience, by, pick, isBookable } = useMattersFilter();
  const narrowed = (pick === undefined ? {} : { [by]: pick }) as Pick<ItemQuery, 'theme' | 'department' | 'level'>;
  return useItems({ audience, ...narrowed, ...(isBookable && { bookable: 'true' as const }) });
}

function StandardMatters() {
  const query = useBrowsed();
  useReachBottom(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  });
  return (
    <PageShell title="办事" hasBack={false}>
      <Button kind="g" icon="search" className="search-entry" onPress={() => open(paths.search())}>
        找要办的事
      </Button>
      <Browse />
      <ItemList query={query} empty={<NothingHere />} />
    </PageShell>
  );
}

export default function Matters() {
  useTabBar();
  const isElder = useElder((state) => state.isElder);
  return isElder ? <ElderMatters /> : <StandardMatters />;
}
