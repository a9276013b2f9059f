import { isKnown } from '@yichuang/contract/catalogue/gaps';
import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { dayUnit, isImmediate } from './words';

type Shown = { number: string; unit: string; name: string; legal?: string };

function Figure({ number, unit, name, legal = '' }: Shown) {
  return (
    <View className="figure">
      <View className="figure-value">
        {number}
        <View className="figure-unit">{unit}</View>
      </View>
      <View className="cap">
        {name}
        {legal !== '' && <View className="whole">{legal}</View>}
      </View>
    </View>
  );
}

const UNKNOWN = { number: '没公布', unit: '' };

function limitOf(item: Item) {
  const legal = item.anticipateDay > 0 ? `（法定 ${item.anticipateDay}）` : '';
  if (!isKnown(item, 'promiseDay')) return { ...UNKNOWN, name: '承诺时限', legal };
  if (isImmediate(item)) return { number: '当场', unit: '', name: '办结', legal };
  return { number: String(item.promiseDay), unit: dayUnit(item.promiseType), name: '承诺时限', legal };
}

function feeOf(item: Item) {
  if (!isKnown(item, 'isFee')) return { ...UNKNOWN, name: '收费' };
  return item.isFee === '1'
    ? { number: '收费', unit: '', name: '标准见下面' }
    : { number: '0', unit: '元', name: '收费' };
}

/** How long, how often to come, how much: what everyone looks for first. */
export function Figures({ item }: { item: Item }) {
  return (
    <View className="figures">
      <Figure {...limitOf(item)} />
      <Figure
        {...(isKnown(item, 'limitSceneNum') ? { number: String(item.limitSceneNum), unit: '次' } : UNKNOWN)}
        name="到现场"
      />
      <Figure {...feeOf(item)} />
    </View>
  );
}
