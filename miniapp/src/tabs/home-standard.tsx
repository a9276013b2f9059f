import { View } from '@tarojs/components';
import { useState } from 'react';
import { open, paths } from '../paths';
import { SiteSheet } from '../site/site-sheet';
import { useSite } from '../site/site';
import { pressable } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Failure } from '../ui/Notices';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icon-name';
import { PageShell } from '../ui/PageShell';
import { ElderOffer } from './elder-offer';
import { HomeHall } from './home-hall';
import { HomeHeader } from './home-header';
import { NextThing } from './home-next';
import { PackageRow, PopularItems } from './home-popular';
import { useMattersFilter } from './matters-filter';

const toMatters = (isBookable: boolean) => {
  useMattersFilter.setState({ isBookable, pick: undefined });
  open(paths.matters());
};

const ENTRIES: readonly { icon: IconName; name: string; go: () => void }[] = [
  { icon: 'calendar', name: '预约办事', go: () => toMatters(true) },
  { icon: 'file', name: '办事指南', go: () => toMatters(false) },
  { icon: 'card', name: '出示证件', go: () => open(paths.wallet()) },
  { icon: 'ticket', name: '我的预约', go: () => open(paths.appointments()) },
  { icon: 'hall', name: '大厅排队', go: () => open(paths.chooseHall()) },
];

function Entries() {
  return (
    <Card className="home-entries">
      {ENTRIES.map(({ icon, name, go }) => (
        <View key={name} className="home-entry" hoverClass="pressed" {...pressable(go)}>
          <View className="badge">
            <Icon name={icon} />
          </View>
          {name}
        </View>
      ))}
    </Card>
  );
}

export function StandardHome() {
  const [isChoosing, setChoosing] = useState(false);
  const { query } = useSite();
  return (
    <PageShell
      header={<HomeHeader onSite={() => setChoosing(true)} />}
      overlay={
        <>
          <SiteSheet isOpen={isChoosing} onClose={() => setChoosing(false)} />
          <ElderOffer />
        </>
      }
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <NextThing />
      <Entries />
      <PopularItems onAll={() => toMatters(false)} />
      <PackageRow />
      <HomeHall />
    </PageShell>
  );
}
