import { View } from '@tarojs/components';
import type { ItemChange } from '@yichuang/contract/catalogue/import-contract';
import { useState } from 'react';
import { Link } from '../ui/Link';

type Elements = ItemChange['elements'];

/** More than that is asked for: an added item is told by all of its elements. */
const MOST_SHOWN = 6;

const said = (text: string) => (text === '' ? '（空）' : text);

/** One element of an item, before and after; of an added item there is no before. */
function Element({ element, isAdded }: { element: Elements[number]; isAdded: boolean }) {
  const { label, before, after } = element;
  return (
    <View className="change-element">
      <View className="sub change-label">{label}</View>
      {!isAdded && (
        <View className="change-side box box-red">
          <View className="cap ink-700">原来</View>
          <View className="body words">{said(before)}</View>
        </View>
      )}
      <View className="change-side box box-green">
        {!isAdded && <View className="cap ink-700">改成</View>}
        <View className="body words">{said(after)}</View>
      </View>
    </View>
  );
}

type Props = {
  elements: Elements;
  isAdded: boolean;
  /** Whose they are, for those who cannot see what stands above. */
  name: string;
};

/** Element by element; the rest of many is one press away. */
export function ElementChanges({ elements, isAdded, name }: Props) {
  const [isWhole, setWhole] = useState(elements.length <= MOST_SHOWN);
  return (
    <>
      {(isWhole ? elements : elements.slice(0, MOST_SHOWN)).map((element) => (
        <Element key={element.element} element={element} isAdded={isAdded} />
      ))}
      {!isWhole && (
        <Link label={`看全部 ${elements.length} 个要素，${name}`} onPress={() => setWhole(true)}>
          看全部 {elements.length} 个要素
        </Link>
      )}
    </>
  );
}
