import { View } from '@tarojs/components';
import { leaveActing } from '../api/acting';
import { useSession } from '../api/session';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';

/** A tab of the person's own while they act: their things are put away, the principal's are one press off. */
export function ActingTab({ title }: { title: string }) {
  const name = useSession((state) => state.acting?.user.nameMasked);
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title={title} hasBack={isElder}>
      <Empty title={`正在代 ${name ?? '别人'} 办理`} detail="您自己的预约、证照和办件先收起来了，退出代办再看。">
        <View className="stack">
          <Button kind="pl" onPress={() => open(paths.actingHome())}>
            看能替办的事
          </Button>
          <Button kind="g" onPress={() => void leaveActing('left')}>
            退出代办
          </Button>
        </View>
      </Empty>
    </PageShell>
  );
}
