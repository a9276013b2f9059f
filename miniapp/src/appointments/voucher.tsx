import { useRouter } from '@tarojs/taro';
import type { Appointment, Pass } from '@yichuang/contract/appointments/appointment';
import { longDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { useOnline } from '../api/use-online';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useUser } from '../identity/use-user';
import { paths } from '../paths';
import { AsyncView } from '../ui/AsyncView';
import { Icon } from '../ui/Icon';
import { NavBar } from '../ui/NavBar';
import { PageShell } from '../ui/PageShell';
import { AppointmentFacts } from './appointment-facts';
import './appointments.scss';
import { CalledScreen } from './called-screen';
import { ElderVoucher } from './elder-voucher';
import { PassCard } from './pass-card';
import { SignInFirst } from './sign-in-first';
import type { StoredPass } from './stored-pass';
import { useVoucher } from './use-voucher';
import { VoucherActions } from './voucher-actions';
import { VoucherHead } from './voucher-head';
import { hasCode, type Stage } from './voucher-stage';

/** The code that this device kept: all that can be shown without a network after a restart. */
function KeptPass({ kept }: { kept: StoredPass }) {
  return (
    <>
      <View className="note">
        <Icon name="clock" size={20} className="amber" />
        <View className="grow">
          这是 {shortTime(timeOf(kept.savedAt))} 的码，{longDate(kept.validFor)} 当天都能用。连上网再看排到第几。
        </View>
      </View>
      <PassCard qr={kept.qr} shortCode={kept.shortCode} title="给工作人员扫一下" />
    </>
  );
}

type Shown = { appointment: Appointment; stage: Stage; pass: Pass | undefined };
type BodyProps = Shown & { kept: StoredPass | undefined; updatedAt: number; isStale: boolean };

function Body({ kept, updatedAt, isStale, ...shown }: BodyProps) {
  const { appointment, stage, pass } = shown;
  const code = pass ?? kept;
  return (
    <>
      <VoucherHead {...shown} updatedAt={updatedAt} isStale={isStale} />
      {code && hasCode(stage) && (
        <PassCard
          qr={code.qr}
          shortCode={code.shortCode}
          title={stage === 'waiting' || stage === 'serving' ? '叫到您时，给窗口扫一下' : '到大厅扫一下'}
        />
      )}
      <AppointmentFacts appointment={appointment} />
    </>
  );
}

const calledHeader = (
  <View className="called-nav">
    <NavBar title="到您了" isDark />
  </View>
);

/** A booking from the day it is made until it is done: the code, the place in the queue, and what can still be changed. */
export default function Voucher() {
  const { id = '' } = useRouter().params;
  const { user, isRestoring } = useUser();
  const isOnline = useOnline();
  const isElder = useElder((state) => state.isElder);
  const { appointment, pass, stage, kept } = useVoucher(id);
  const title = isElder ? '预约码' : '预约凭证';
  const isStale = !isOnline || pass.isError;
  const queue = pass.data?.queue;
  if (appointment.data && pass.data && queue && stage === 'called')
    return (
      <PageShell header={calledHeader} className="main-called">
        <CalledScreen appointment={appointment.data} pass={pass.data} queue={queue} />
      </PageShell>
    );
  if (!appointment.data && kept && !isRestoring)
    return (
      <PageShell title={title} bar={isElder && <ElderPhoneBar />}>
        <KeptPass kept={kept} />
        {isOnline && appointment.isError && <AsyncView query={appointment}>{() => null}</AsyncView>}
      </PageShell>
    );
  if (!user && !isRestoring)
    return (
      <PageShell title={title}>
        <SignInFirst title="登录后看预约码" detail="码只给预约的人看。" from={paths.voucher(id)} />
      </PageShell>
    );
  const shown = appointment.data && stage && { appointment: appointment.data, stage, pass: pass.data };
  const bar = isElder ? <ElderPhoneBar /> : shown && <VoucherActions {...shown} queue={queue} />;
  return (
    <PageShell title={title} bar={bar}>
      {shown && hasCode(shown.stage) && !kept && !pass.data && pass.isError && (
        <AsyncView query={pass}>{() => null}</AsyncView>
      )}
      <AsyncView query={appointment}>
        {() =>
          shown &&
          (isElder ? (
            <ElderVoucher {...shown} />
          ) : (
            <Body {...shown} kept={kept} updatedAt={pass.dataUpdatedAt} isStale={isStale} />
          ))
        }
      </AsyncView>
    </PageShell>
  );
}
