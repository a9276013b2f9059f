import type { z } from 'zod/mini';
import type { DemoAccount, SignInRequest } from '@yichuang/contract/identity/contract';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { isRefused } from '../api/failure';
import { open, paths } from '../paths';
import { isWeapp, toast } from '../platform';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Link } from '../ui/Link';
import { CallButton, Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { hasAgreed } from './agreement';
import { AgreementBox } from './agreement-box';
import { useDemoAccounts, useSignIn } from './api';
import { StaffSignIn } from './staff-sign-in';
import { useReturn } from './use-return';
import { GROUPS, groupOf } from './words';

type Account = z.infer<typeof DemoAccount>;
type GroupProps = { name: string; accounts: readonly Account[]; onPick: (account: string) => void };

function AccountGroup({ name, accounts, onPick }: GroupProps) {
  if (accounts.length === 0) return null;
  return (
    <View className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {name}
      </View>
      <Card isFlush>
        {accounts.map(({ account, title, note }) => (
          <Cell key={account} icon="person" title={title} detail={note} onPress={() => onPick(account)} />
        ))}
      </Card>
    </View>
  );
}

function NoWayIn() {
  return (
    <Empty title="这里还不能登录" detail="看指南、查排队不用登录。要预约可以打电话。">
      <View className="action-row">
        <CallButton />
      </View>
    </Empty>
  );
}

function DemoAccounts({ onPick }: { onPick: (account: string) => void }) {
  const query = useDemoAccounts();
  if (isRefused(query.error, 'NOT_FOUND')) return isWeapp ? null : <NoWayIn />;
  return (
    <AsyncView query={query} skeleton={<Skeleton rows={4} />}>
      {({ items }) => (
        <>
          <View className="sub">演示系统：选一个人物登录，姓名和号码都是虚构的。</View>
          {GROUPS.map((name) => (
            <AccountGroup
              key={name}
              name={name}
              accounts={items.filter(({ roles }) => groupOf(roles) === name)}
              onPick={onPick}
            />
          ))}
        </>
      )}
    </AsyncView>
  );
}

export default function SignIn() {
  const signIn = useSignIn();
  const goBack = useReturn();
  const [isAsked] = useState(() => !hasAgreed());
  const [isAgreed, setAgreed] = useState(!isAsked);
  const [isMissing, setMissing] = useState(false);
  /** Nothing is asked of WeChat or of the server before the person agrees. */
  const mayEnter = () => {
    setMissing(!isAgreed);
    if (!isAgreed) toast('请先看隐私说明，同意后再登录');
    return isAgreed && !signIn.isPending;
  };
  const enter = (body: SignInRequest) => {
    if (mayEnter()) signIn.mutate(body, { onSuccess: goBack });
  };
  const withWechat = async () => {
    if (!mayEnter()) return;
    const login = await Taro.login().catch(() => undefined);
    if (login) enter({ provider: 'wechat', code: login.code });
    else toast('微信没有答复，请再点一次');
  };
  return (
    <PageShell title="登录">
      <View className="body ink-700">登录后能预约、看凭证。回来时，您填的内容还在。</View>
      {isAsked && <AgreementBox isOn={isAgreed} onToggle={() => setAgreed(!isAgreed)} isMissing={isMissing} />}
      {signIn.isError && <Failure error={signIn.error} />}
      {signIn.isPending && (
        <View className="body" {...a11y({ role: 'status', live: 'polite' })}>
          正在登录…
        </View>
      )}
      {isWeapp && (
        <Button busy={signIn.isPending && '正在登录…'} onPress={() => void withWechat()}>
          微信登录
        </Button>
      )}
      <DemoAccounts onPick={(account) => enter({ provider: 'demo', account })} />
      <StaffSignIn isBusy={signIn.isPending} onEnter={enter} />
      {!isAsked && (
        <Link onPress={() => open(paths.privacy())} hasArrow>
          收集什么、为什么：看隐私说明
        </Link>
      )}
    </PageShell>
  );
}
