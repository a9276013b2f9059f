import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import { ReadAloud } from '../elder/ReadAloud';
import { useElder } from '../elder/elder';
import { useUser } from '../identity/use-user';
import { paths, replace } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { PageShell } from '../ui/PageShell';
import type { Side } from './api';
import { STEPS } from './ask-steps';
import './delegations.scss';
import { PartyOnly } from './party-only';
import { useAsk, type Step } from './use-ask';

const ORDER: readonly Step[] = ['who', 'matters', 'actions', 'term', 'check'];
const TITLES: Readonly<Record<Step, Readonly<Record<Side, string>>>> = {
  who: { principal: '授权给谁', delegate: '请谁授权给您' },
  matters: { principal: '让对方办哪些事', delegate: '替对方办哪些事' },
  actions: { principal: '对方能做什么', delegate: '您要能做什么' },
  term: { principal: '多久', delegate: '多久' },
  check: { principal: '看一遍，发给对方', delegate: '看一遍，发给对方' },
};
const SPOKEN: Readonly<Record<Step, string>> = {
  who: '填对方的手机号，或者对方的办事码。',
  matters: '选所有能代办的，或者只选几件。',
  actions: '选好的都能做，不要的按一下去掉。',
  term: '选三十天、九十天或一年。到期自动失效。',
  check: '看一遍对不对。没问题，按最下面的按钮发给对方。',
};

function Steps({ as, user }: { as: Side; user: SessionUser }) {
  const isElder = useElder((state) => state.isElder);
  const asking = useAsk(as, ORDER, (id) => replace(paths.delegation(id)));
  const { step, at, isSending } = asking;
  const Fields = STEPS[step];
  const title = TITLES[step][as];
  // only helpers by profession ask as helpers; anybody may turn to one
  const mayBeHelper = as === 'principal' || user.roles.includes('helper');
  return (
    <>
      <View>
        <View className="sub">
          第 {at + 1} 步，一共 {ORDER.length} 步
        </View>
        <View className="title-l" {...a11y({ role: 'heading' })}>
          {title}
        </View>
      </View>
      {isElder && <ReadAloud text={() => `${title}。${SPOKEN[step]}`} />}
      <Fields asking={asking} as={as} mayBeHelper={mayBeHelper} />
      <ActionBar>
        {at > 0 && (
          <Button kind="g" onPress={asking.back}>
            上一步
          </Button>
        )}
        <Button kind="pl" busy={isSending && '正在发…'} onPress={asking.next}>
          {step === 'check' ? '发给对方' : '下一步'}
        </Button>
      </ActionBar>
    </>
  );
}

/** 新的授权: who, which matters, what may be done, until when; then it is sent to the other side. */
export default function DelegationsAsk() {
  const as: Side = useRouter().params.as === 'delegate' ? 'delegate' : 'principal';
  const { user } = useUser();
  return (
    <PageShell title={as === 'principal' ? '授权给别人' : '请人授权给我'} className="main-bar">
      <PartyOnly from={paths.askDelegation(as)}>{user && <Steps as={as} user={user} />}</PartyOnly>
    </PageShell>
  );
}
