import { View } from '@tarojs/components';
import { Cell } from '../ui/Cell';
import { Sheet } from '../ui/Sheet';
import type { Desk } from './api';

type Props = {
  isOpen: boolean;
  number: string;
  areas: Desk['areas'];
  onChoose: (areaId: string) => void;
  onClose: () => void;
};

/** To which area a ticket goes; it keeps its number and its place. */
export function TransferSheet({ isOpen, number, areas, onChoose, onClose }: Props) {
  return (
    <Sheet isOpen={isOpen} title={`${number} 转到哪里`} onClose={onClose}>
      <View className="sub">号码不变，不用重新排队。</View>
      {areas.map(({ id, name, letter }) => (
        <Cell
          key={id}
          icon="transfer"
          tone="neutral"
          title={name}
          detail={`${letter} 区`}
          onPress={() => onChoose(id)}
        />
      ))}
    </Sheet>
  );
}
