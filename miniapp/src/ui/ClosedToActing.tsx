import { View } from '@tarojs/components';
import { leaveActing } from '../api/acting';
import { useSession } from '../api/session';
import { open, paths } from '../paths';
import { Button } from './Button';
import { Empty } from './Notices';

/** What is a person's own: the acting token opens none of it. */
const OWN_PAGES =
  /^\/?(tabs\/wallet|certificates\/(detail|show)|reviews\/(review|point)|feedback|staff|catalogue-admin|messages|delegations\/(list|detail|ask|acts)|identity\/(sign-in|real-name|face))(\/|\?|$)/;
/** @param path of the page, with or without its query */
export const isClosedToActing = (path: string): boolean => OWN_PAGES.test(path);

/** In the place of a page that is closed while somebody acts: why, and both ways on. */
export function ClosedToActing({ title }: { title: string }) {
  const name = useSession((state) => state.acting?.user.nameMasked);
  return (
    <Empty
      title={`代办时看不到「${title}」`}
      detail={`您正在代 ${name ?? '别人'} 办理。您自己的先收起来了，退出代办再看。`}
    >
      <View className="action-row wrap">
        <Button kind="g" onPress={() => void leaveActing('left')}>
          退出代办
        </Button>
        <Button kind="pl" onPress={() => open(paths.actingHome())}>
          接着替人办
        </Button>
      </View>
    </Empty>
  );
}
