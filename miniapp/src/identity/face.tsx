import { View } from '@tarojs/components';
import { useState } from 'react';
import { failureText, RefusedError } from '../api/failure';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { CallButton, Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { SignInFirst } from '../appointments/sign-in-first';
import { useIsDemo, useProveFace } from './api';
import { demoCheck, FaceNotSeen, faceCheckHere, wechatCheck, type FaceCheck } from './face-check';
import { useReturn } from './use-return';
import { useUser } from './use-user';

/** Twice is enough: then a person helps. */
const MOST_TRIES = 2;

/** The other way, which needs no camera. */
function Counter({ title, detail }: { title: string; detail: string }) {
  return (
    <Empty title={title} detail={detail}>
      <View className="action-row wrap">
        <CallButton />
        <Button size="small" className="grow" onPress={() => open(paths.chooseHall())}>
          看哪个大厅近
        </Button>
      </View>
    </Empty>
  );
}

const TO_COUNTER = '带身份证到任一大厅窗口，当面核验一次，效果一样。';

function Trouble({ error, tries }: { error: unknown; tries: number }) {
  const isOurs = error instanceof RefusedError && error.problem.code === 'UNAVAILABLE';
  if (isOurs) return <Counter title="这里还不能刷脸" detail={TO_COUNTER} />;
  if (tries >= MOST_TRIES) return <Counter title="两次没通过，换个办法" detail={TO_COUNTER} />;
  if (!(error instanceof FaceNotSeen) && !(error instanceof RefusedError)) return <Failure error={error} />;
  const told = error instanceof RefusedError ? error.problem.errors?.[0]?.message : undefined;
  return (
    <View className="box box-red body" {...a11y({ role: 'alert' })}>
      {told ?? (error instanceof FaceNotSeen ? '刷脸没有通过，请到亮一点的地方再刷一次' : failureText(error).detail)}。
    </View>
  );
}

function WhatItIs({ by }: { by: FaceCheck }) {
  return (
    <Card className="stack">
      <View className="row">
        <View className="badge">
          <Icon name="person" />
        </View>
        <View className="title-m grow">刷一次脸，证明是本人</View>
      </View>
      <View className="body ink-700">和公安的照片比一比，对上就行。照片我们不留。</View>
      <View className="body ink-700">通过后，能看证照、在网上申请办事。</View>
      {by === 'demo' && <View className="sub">这里是演示：不开摄像头，按一下就算通过。</View>}
    </Card>
  );
}

function Check({ by, accountId }: { by: FaceCheck; accountId: string }) {
  const [name, setName] = useState('');
  const [idCardNumber, setNumber] = useState('');
  const [tries, setTries] = useState(0);
  const goBack = useReturn();
  const prove = useProveFace(() => {
    toast('核验通过');
    goBack();
  });
  const byWechat = () => wechatCheck({ name: name.trim(), idCardNumber: idCardNumber.trim() });
  const start = () =>
    prove.mutate(by === 'wechat' ? byWechat : () => demoCheck(accountId), {
      onError: () => setTries((count) => count + 1),
    });
  const isOver = tries >= MOST_TRIES || (prove.error instanceof RefusedError && prove.error.problem.status === 503);
  const isReady = by === 'demo' || (Array.from(name.trim()).length >= 2 && idCardNumber.trim().length === 18);
  return (
    <>
      <WhatItIs by={by} />
      {by === 'wechat' && (
        <Card className="stack">
          <Field label="姓名" hint="和身份证上一样，只交给微信比对" value={name} maxLength={30} onChange={setName} />
          <Field label="身份证号" kind="idcard" value={idCardNumber} maxLength={18} onChange={setNumber} />
        </Card>
      )}
      {prove.isError && <Trouble error={prove.error} tries={tries} />}
      {!isOver && (
        <Button isDisabled={!isReady} busy={prove.isPending && '正在核验…'} onPress={start}>
          {tries > 0 ? '再刷一次' : '开始刷脸'}
        </Button>
      )}
    </>
  );
}

/** From level 2 to level 3 without going anywhere; then back to what needed it. */
export default function Face() {
  const isElder = useElder((state) => state.isElder);
  const { user, isRestoring } = useUser();
  const demo = useIsDemo();
  return (
    <PageShell title="刷脸核验" bar={isElder && <ElderPhoneBar />}>
      {!user && !isRestoring && <SignInFirst title="先登录" detail="登录后再刷脸核验。" from={paths.face()} />}
      {user && user.level === 3 && (
        <Empty title="已经核验过了" detail="不用再刷脸，直接去看证照、办事。">
          <Button onPress={() => open(paths.wallet())}>去亮证</Button>
        </Empty>
      )}
      {user && user.level === 1 && (
        <Empty title="先核对姓名和身份证号" detail="核对好了，再来刷脸。">
          <Button onPress={() => open(paths.realName(paths.face()))}>去核对身份</Button>
        </Empty>
      )}
      {user && user.level === 2 && (
        <AsyncView query={demo}>
          {(isDemo) => {
            const by = faceCheckHere(isDemo);
            return by === 'none' ? (
              <Counter title="网页上不能刷脸" detail={`请打开微信小程序来刷；也可以${TO_COUNTER}`} />
            ) : (
              <Check by={by} accountId={user.id} />
            );
          }}
        </AsyncView>
      )}
    </PageShell>
  );
}
