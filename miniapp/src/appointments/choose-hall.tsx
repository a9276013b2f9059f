import { useRouter } from '@tarojs/taro';
import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { codesIn, open, paths } from '../paths';
import { SiteNeeded } from '../site/SiteNeeded';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Link } from '../ui/Link';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { useHallPages } from './api';
import './appointments.scss';
import { ItemName } from './booking-head';
import { ElderHalls } from './elder-halls';
import { HallRow } from './hall-row';
import { HallSheet } from './hall-sheet';
import { useNear } from './near';
import { NoHall } from './no-hall';

function NearLine({ near, locate }: Pick<ReturnType<typeof useNear>, 'near' | 'locate'>) {
  if (near.state === 'known') return <View className="sub">按离您的远近排好了</View>;
  if (near.state === 'denied') return <View className="sub">没有拿到位置，下面是全部大厅</View>;
  return (
    <Link onPress={locate} hasArrow>
      {near.state === 'asking' ? '正在找您的位置…' : '按离我近的排'}
    </Link>
  );
}

/** Where it can be done (`taskCode`), or all halls and how busy they are. */
export default function ChooseHall() {
  const codes = codesIn(useRouter().params.taskCode);
  const isElder = useElder((state) => state.isElder);
  const { near, text, locate } = useNear();
  const [shown, setShown] = useState<HallSummary>();
  const query = useHallPages(codes, text);
  const hasItem = codes.length > 0;
  const title = hasItem ? '选大厅' : '大厅排队';
  const choose = (hall: HallSummary) => {
    if (hasItem) open(paths.chooseTime(hall.id, codes));
    else setShown(hall);
  };
  const sheet = <HallSheet hall={shown} onClose={() => setShown(undefined)} />;
  return (
    <PageShell title={title} overlay={sheet} bar={isElder && <ElderPhoneBar />}>
      {!isElder && hasItem && (
        <Card className="stack-tight">
          {codes.map((taskCode) => (
            <ItemName key={taskCode} taskCode={taskCode} />
          ))}
          <View className="sub">在下面的大厅都能办</View>
        </Card>
      )}
      {!isElder && <NearLine near={near} locate={locate} />}
      <SiteNeeded>
        <AsyncView
          query={query}
          skeleton={<Skeleton rows={3} />}
          isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
          empty={<NoHall hasItem={hasItem} />}
        >
          {({ pages }) => {
            const halls = pages.flatMap(({ items }) => items);
            if (isElder) return <ElderHalls halls={halls} near={near} onLocate={locate} onChoose={choose} />;
            return (
              <Card isFlush>
                {halls.map((hall) => (
                  <HallRow key={hall.id} hall={hall} onPress={() => choose(hall)} />
                ))}
              </Card>
            );
          }}
        </AsyncView>
      </SiteNeeded>
      {!isElder && query.hasNextPage && (
        <View className="action-row">
          <Button kind="g" busy={query.isFetchingNextPage && '正在载入…'} onPress={() => void query.fetchNextPage()}>
            再看一些大厅
          </Button>
        </View>
      )}
    </PageShell>
  );
}
