import { View } from '@tarojs/components';
import { CallButton, Empty } from '../ui/Notices';

export function NoHall({ hasItem }: { hasItem: boolean }) {
  return (
    <Empty
      title={hasItem ? '没有能一次办完的大厅' : '还没有大厅'}
      detail={hasItem ? '可以分开预约，或者打电话问一问。' : '这里还没有登记大厅，可以打电话问一问。'}
    >
      <View className="action-row">
        <CallButton />
      </View>
    </Empty>
  );
}
