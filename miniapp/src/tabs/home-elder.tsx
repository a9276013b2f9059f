import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { halfDay, nearDate, shortTime } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { today } from '../clock';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { ReadAloud } from '../elder/ReadAloud';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { a11y, landmark, pressable } from '../ui/a11y';
import { BigButton } from '../ui/BigButton';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icon-name';
import { NavBar } from '../ui/NavBar';
import { PageShell } from '../ui/PageShell';
import { useAskedFor, useNextAppointment, type Asked } from './api';
import { whatFor } from './home-next';

/** 「上午 10 点」, 「下午 2 点半」 */
function spokenTime(time: string): string {
  const [hour = '0', minute = '00'] = shortTime(time).split(':');
  const twelve = Number(hour) > 12 ? Number(hour) - 12 : Number(hour);
  const rest = minute === '00' ? '' : minute === '30' ? '半' : ` ${minute} 分`;
  return `${halfDay(time)} ${twelve} 点${rest}`;
}

type BlueProps = { title: readonly string[]; lines: readonly string[]; icon: IconName; action: string; go: () => void };

function BlueCard({ title, lines, icon, action, go }: BlueProps) {
  return (
    <View className="elder-next">
      <View className="title-l">
        {title.map((part) => (
          <View key={part} className="whole elder-part">
            {part}
          </View>
        ))}
      </View>
      {lines.map((line) => (
        <View key={line} className="body">
          {line}
        </View>
      ))}
      <View className="elder-next-button" hoverClass="pressed" {...pressable(go)}>
        <Icon name={icon} />
        {action}
      </View>
    </View>
  );
}

const booked = (next: Appointment): BlueProps => ({
  title: [nearDate(next.date, today()), spokenTime(next.start)],
  lines: [`到${next.hall.name}`, whatFor(next)],
  icon: 'qr',
  action: '看预约码',
  go: () => open(paths.voucher(next.id)),
});

const askedFor = ({ id, taskName, toSupplement: { count, dueDate } }: Asked): BlueProps => ({
  title: [`还差 ${count} 份材料`],
  lines: [`${Number(dueDate.slice(5, 7))} 月 ${Number(dueDate.slice(8))} 日前补`, taskName],
  icon: 'file',
  action: '去补材料',
  go: () => open(paths.case(id)),
});

const NOT_SIGNED_IN: BlueProps = {
  title: ['先登录'],
  lines: ['登录后能预约、看预约码'],
  icon: 'person',
  action: '去登录',
  go: () => open(paths.signIn()),
};

const NOTHING_BOOKED: BlueProps = {
  title: ['没有要去办的事'],
  lines: ['要办事，先约个时间'],
  icon: 'calendar',
  action: '约个时间',
  go: () => open(paths.matters()),
};

/** Not the same as nothing: whoever reads 「没有要去办的事」 stays at home. */
const unreached = (again: () => void): BlueProps => ({
  title: ['现在看不到', '您约的事'],
  lines: ['可能是网不好，请再看一次'],
  icon: 'refresh',
  action: '再看一次',
  go: again,
});

const greeting = (name: string | undefined) => (name ? `${name}，您好` : '您好');

/** The screen for the ear: what is next, then what can be pressed. A masked name is not spoken. */
const spokenText = ({ title, lines, action }: BlueProps): string =>
  `您好。${title.join('')}。${lines.join('。')}。要${action}，按蓝色的按钮。要人帮忙，按最下面绿色的按钮打电话。`;

function ElderHeader({ name, text }: { name: string | undefined; text: () => string }) {
  const setElder = useElder((state) => state.setElder);
  return (
    <View className="elder-head" {...landmark('banner')}>
      <NavBar hasBack={false}>
        <View className="elder-nav">
          <View className="elder-label">长辈版</View>
          <View className="elder-standard" {...pressable(() => setElder(false))}>
            回标准版
          </View>
        </View>
      </NavBar>
      <View className="row between elder-hello">
        <View className="title-m" {...a11y({ role: 'heading', level: 1 })}>
          {greeting(name)}
        </View>
        <View>
          <ReadAloud size="small" text={text} />
        </View>
      </View>
    </View>
  );
}

const NOT_YET = '您好。正在看您有没有要去办的事，请等一下，再按一次念给我听。';

/** What is next for this person; undefined until it is known. */
function useBlue(): BlueProps | undefined {
  const { user, isRestoring } = useUser();
  const next = useNextAppointment();
  const asked = useAskedFor();
  const both = [next, asked];
  if (isRestoring || both.some(({ data, isFetching }) => data === undefined && isFetching)) return undefined;
  if (asked.data) return askedFor(asked.data);
  if (next.data) return booked(next.data);
  if (!user) return NOT_SIGNED_IN;
  return both.some(({ isError }) => isError)
    ? unreached(() => both.forEach(({ refetch }) => void refetch()))
    : NOTHING_BOOKED;
}

export function ElderHome() {
  const { user } = useUser();
  const blue = useBlue();
  const text = () => (blue ? spokenText(blue) : NOT_YET);
  return (
    <PageShell header={<ElderHeader name={user?.nameMasked} text={text} />} bar={<ElderPhoneBar />}>
      {blue && <BlueCard {...blue} />}
      <BigButton icon="card" name="出示证件" detail="身份证、社保卡" onPress={() => open(paths.wallet())} />
      <BigButton icon="search" name="我要办事" detail="约时间、问怎么办" onPress={() => open(paths.matters())} />
      <BigButton icon="clock" name="办的事" detail="看进度、看预约" onPress={() => open(paths.progress())} />
      <BigButton icon="people" name="请人帮我办" detail="陪着办、到家里来" onPress={() => open(paths.helpRequests())} />
    </PageShell>
  );
}
