import { View } from '@tarojs/components';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';
import { CallButton, Empty } from '../ui/Notices';
import { Link } from '../ui/Link';

type Props = {
  level: number;
  /** This page, to come back to. */
  from: string;
  /** Whose it is: 「证照只给本人看。」 */
  why: string;
};

/** What stands between this person and level 3: first name and number, then a face or a counter. */
export function ProveFirst({ level, from, why }: Props) {
  const isElder = useElder((state) => state.isElder);
  return (
    <Empty
      title="要先当面或刷脸核验"
      detail={
        level < 2
          ? `${why}先核对姓名和身份证号，再刷脸或到大厅当面核验一次。`
          : `${why}刷一次脸就行；也可以带身份证到任一大厅窗口，当面核验一次。`
      }
    >
      {level < 2 ? (
        <Button onPress={() => open(paths.realName(from))}>去核对身份</Button>
      ) : (
        <>
          <Button onPress={() => open(paths.face(from))}>刷脸核验</Button>
          <Link onPress={() => open(paths.chooseHall())} hasArrow>
            看哪个大厅近
          </Link>
        </>
      )}
      {!isElder && (
        <View className="action-row">
          <CallButton />
        </View>
      )}
    </Empty>
  );
}
