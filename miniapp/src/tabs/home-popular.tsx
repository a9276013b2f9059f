import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { usePackages } from '../catalogue/api';
import { useHot } from '../catalogue/finding';
import { twoFacts } from '../catalogue/words';
import { open, paths } from '../paths';
import { a11y, pressable } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Link } from '../ui/Link';
import { Skeleton } from '../ui/Skeleton';

const POPULAR = 4;

function PopularItem({ item }: { item: ItemSummary }) {
  return (
    <View className="home-item" hoverClass="pressed" {...pressable(() => open(paths.guide(item.taskCode)))}>
      <View className="body home-item-name">{item.shortName}</View>
      <View className="cap">
        <Facts facts={twoFacts(item)} />
      </View>
    </View>
  );
}

export function PopularItems({ onAll }: { onAll: () => void }) {
  const query = useHot('person');
  return (
    <AsyncView query={query} skeleton={<Skeleton rows={2} />}>
      {({ items, total }) => (
        <Card className="home-popular">
          <View className="section-head">
            <View className="title-s" {...a11y({ role: 'heading' })}>
              大家常办
            </View>
            <Link onPress={onAll} hasArrow>
              全部 {total} 项
            </Link>
          </View>
          <View className="home-items">
            {items.slice(0, POPULAR).map((item) => (
              <PopularItem key={item.taskCode} item={item} />
            ))}
          </View>
        </Card>
      )}
    </AsyncView>
  );
}

/** 「城乡居民养老一件事（到龄领取）」: what is in brackets is said on its own page, and a line may end before 一件事. */
const shortened = (name: string) => name.replace(/（.*）$/, '').replace('一件事', '\u200B一件事');

/** Three 一件事 side by side. Where they cannot be read the card is absent: the matters themselves are still there. */
export function PackageRow() {
  const { data } = usePackages();
  if (!data || data.items.length === 0) return null;
  return (
    <Card className="home-packages">
      {data.items.slice(0, 3).map(({ packageCode, name, stepCount }) => (
        <View
          key={packageCode}
          className="home-package"
          hoverClass="pressed"
          {...pressable(() => open(paths.package(packageCode)))}
        >
          <View className="home-package-name">{shortened(name)}</View>
          <View className="cap">{stepCount} 项一次办</View>
        </View>
      ))}
    </Card>
  );
}
