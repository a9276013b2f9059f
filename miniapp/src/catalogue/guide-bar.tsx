import type { Item } from '@yichuang/contract/catalogue/item';
import { letsOthers, namesTask } from '@yichuang/contract/delegations/rules';
import { useSession } from '../api/session';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { callPhone } from '../platform';
import { useHotline } from '../site/site';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';
import { ApplyButton } from './apply-button';

type Applied = Pick<Item, 'taskCode' | 'isSchedule' | 'isOnline' | 'agency' | 'taskState'>;

/** Whoever acts applies only for what others may do and the delegation names; a time can be booked all the same. */
function useMayApply({ taskCode, taskState, isOnline, agency }: Applied): boolean {
  const acting = useSession((state) => state.acting);
  if (isOnline !== '1' || taskState !== '1') return false;
  if (!acting) return true;
  const codes = acting.matters.map((matter) => matter.taskCode);
  return letsOthers(acting.kind, agency) && namesTask(codes, taskCode);
}

/**
 * Applying online is the main action where it can be done, else booking a window, else the phone. Nothing here that does not
 * work; 长辈版 has its phone at the foot of the text.
 */
export function GuideBar({ item }: { item: Applied }) {
  const isElder = useElder((state) => state.isElder);
  const mayBook = item.isSchedule === '1' && item.taskState === '1';
  const mayApply = useMayApply(item);
  return (
    <ActionBar>
      {!(mayBook && (isElder || mayApply)) && <CallKey isMain={!mayBook && !mayApply} />}
      {mayBook && (
        <Button
          kind={mayApply ? 's' : 'p'}
          className={mayApply ? 'guide-call' : ''}
          onPress={() => open(paths.chooseHall([item.taskCode]))}
        >
          预约窗口
        </Button>
      )}
      {mayApply && (
        <ApplyButton code={item.taskCode} applyUrl={paths.apply(item.taskCode)}>
          在线申报
        </ApplyButton>
      )}
    </ActionBar>
  );
}

function CallKey({ isMain }: { isMain: boolean }) {
  const hotline = useHotline();
  return (
    <Button
      kind={isMain ? 'p' : 's'}
      icon="phone"
      className={isMain ? '' : 'guide-call'}
      onPress={() => callPhone(hotline)}
    >
      打电话
    </Button>
  );
}
