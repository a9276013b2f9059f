import { View } from '@tarojs/components';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';

export default function Page() {
  return (
    <PageShell title="预约凭证">
      <Empty title="这里先打电话办" detail="打服务电话，或直接去大厅取号。">
        <View className="action-row">
          <CallButton />
        </View>
      </Empty>
    </PageShell>
  );
}
