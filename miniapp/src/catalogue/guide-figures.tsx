import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { dayUnit, isImmediate } from './words';

function Figure({ number, unit, name }: { number: string; unit: string; name: string }) {
  return (
    <View className="figure">
      <View className="figure-value">
        {number}
        <View className="figure-unit">{unit}</View>
      </View>
      <View className="cap">{name}</View>
    </View>
  );
}

/** How long, how often to come, how much: what everyone looks for first. */
export function Figures({ item }: { item: Item }) {
  const legal = item.anticipateDay > 0 ? `（法定 ${item.anticipateDay}）` : '';
  return (
    <View className="figures">
      {isImmediate(item) ? (
        <Figure number="当场" unit="" name={`办结${legal}`} />
      ) : (
        <Figure number={String(item.promiseDay)} unit={dayUnit(item.promiseType)} name={`承诺时限${legal}`} />
      )}
      <Figure number={String(item.limitSceneNum)} unit="次" name="到现场" />
      {item.isFee === '1' ? (
        <Figure number="收费" unit="" name="标准见下面" />
      ) : (
        <Figure number="0" unit="元" name="收费" />
      )}
    </View>
  );
}
