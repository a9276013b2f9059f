import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useHall, useItems } from '../catalogue/api';
import { ItemList } from '../catalogue/item-list';
import { useDebounced } from '../catalogue/use-debounced';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';

const PAUSE_MS = 300;

/** Not here is not nowhere: another hall may take it, or it needs no appointment. */
function NotHere({ q }: { q: string }) {
  const isElder = useElder((state) => state.isElder);
  const elsewhere = () => open(q === '' ? paths.matters() : paths.search(q));
  return (
    <Empty
      title={q === '' ? '这个大厅没有能预约的事' : `在这里没有找到能预约的「${q}」`}
      detail="可能在别的大厅办，或者不用预约。换个说法试试，也可以看看全部的事。"
    >
      <View className="action-row wrap">
        {!isElder && <CallButton />}
        <Button size="small" onPress={elsewhere}>
          {q === '' ? '看全部的事' : '在全部的事里找'}
        </Button>
      </View>
    </Empty>
  );
}

/** The hall first, then what for: the matters that it takes by appointment. The time comes next. */
export default function ChooseMatter() {
  const { hallId = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), PAUSE_MS);
  const hall = useHall(hallId);
  const query = useItems({ ...(q !== '' && { q }), hallId, bookable: 'true' });
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <PageShell title="选事项" bar={isElder && <ElderPhoneBar />}>
      {hall.data && (
        <View className="title-m" {...a11y({ role: 'heading' })}>
          {hall.data.name}
        </View>
      )}
      <Field label="要办什么" placeholder="如老人补贴" kind="search" maxLength={60} value={text} onChange={setText} />
      {total > 0 && (
        <View className="sub" {...a11y({ role: 'status' })}>
          {q === '' ? `这里能预约 ${total} 件` : `找到 ${total} 件`}
        </View>
      )}
      <ItemList
        query={query}
        empty={<NotHere q={q} />}
        onPick={({ taskCode }) => open(paths.chooseTime(hallId, [taskCode]))}
      />
    </PageShell>
  );
}
