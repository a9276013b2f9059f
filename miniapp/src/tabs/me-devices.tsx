import { dateOf, fromInstant, longDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import { useEndSession, useSessions } from '../identity/api';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Cell } from '../ui/Cell';
import { Failure } from '../ui/Notices';
import { Sheet } from '../ui/Sheet';
import { Tag } from '../ui/Tag';

function lastUsed(instant: string): string {
  const ms = fromInstant(instant);
  return `最近使用 ${longDate(dateOf(ms))} ${shortTime(timeOf(ms))}`;
}

/** Where this account is signed in, and how to end it elsewhere. */
export function DevicesSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const query = useSessions(isOpen);
  const end = useEndSession();
  return (
    <Sheet isOpen={isOpen} title="登录的设备" onClose={onClose}>
      {end.isError && <Failure error={end.error} />}
      <AsyncView query={query}>
        {({ items }) =>
          items.map(({ id, device, lastUsedAt, isCurrent }) => (
            <Cell
              key={id}
              icon="device"
              tone="neutral"
              title={device}
              detail={lastUsed(lastUsedAt)}
              aside={
                isCurrent ? (
                  <Tag tone="green">这台</Tag>
                ) : (
                  <Button
                    kind="d"
                    size="small"
                    label={`让它退出：${device}`}
                    busy={end.isPending && end.variables === id && '正在退出…'}
                    onPress={() => end.mutate(id)}
                  >
                    让它退出
                  </Button>
                )
              }
            />
          ))
        }
      </AsyncView>
    </Sheet>
  );
}
