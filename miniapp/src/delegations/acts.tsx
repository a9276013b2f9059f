import { View } from '@tarojs/components';
import { dateOf, fromInstant, longDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import type { Act } from '@yichuang/contract/delegations/delegation';
import { SignInFirst } from '../appointments/sign-in-first';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Facts } from '../ui/Facts';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useActs } from './api';

const PAGES: Readonly<Record<Act['subject']['kind'], (id: string) => string>> = {
  case: paths.case,
  appointment: paths.voucher,
  helpRequest: paths.helpRequest,
  delegation: paths.delegation,
};

/** 「11 月 24 日 周二 9:28」 */
function whenText(instant: string): string {
  const ms = fromInstant(instant);
  return `${longDate(dateOf(ms))} ${shortTime(timeOf(ms))}`;
}

function Row({ act: { title, at, byMasked, kind, subject } }: { act: Act }) {
  const who = kind === 'helper' ? `${byMasked}（帮办员）` : byMasked;
  return (
    <Cell
      title={title}
      detail={<Facts facts={[who, whenText(at)]} />}
      onPress={() => open(PAGES[subject.kind](subject.id))}
    />
  );
}

function Mine() {
  const query = useActs();
  return (
    <>
      <AsyncView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Empty title="还没有人替您办过" detail="别人替您做的每一步，都会记在这里。" />}
      >
        {({ pages }) => (
          <Card isFlush>
            {pages
              .flatMap(({ items }) => items)
              .map((act) => (
                <Row key={act.id} act={act} />
              ))}
          </Card>
        )}
      </AsyncView>
      <MoreButton query={query} />
      <View className="sub">不是您要办的？到「授权」里撤销，或打服务电话。</View>
    </>
  );
}

/** 谁替我办了什么: each step somebody took in this person's name. */
export default function DelegationsActs() {
  const { user, isRestoring } = useUser();
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="谁替我办了什么" bar={isElder && <ElderPhoneBar />}>
      {user || isRestoring ? (
        <Mine />
      ) : (
        <SignInFirst title="登录后看记录" detail="别人替您做的每一步，都记在这里。" from={paths.acts()} />
      )}
    </PageShell>
  );
}
