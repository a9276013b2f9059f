import { refuseAccess } from '@yichuang/contract/access';
import { verifyCertificate } from '@yichuang/contract/certificates/contract';
import type { Me as MeFacts } from '@yichuang/contract/identity/contract';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { isStaff } from '../api/session';
import { useElder } from '../elder/elder';
import { useMe, useSignOut } from '../identity/api';
import { useIsActing } from '../identity/use-is-acting';
import { useUser } from '../identity/use-user';
import { levelWords } from '../identity/words';
import { MessagesCell } from '../messages/messages-cell';
import { open, paths } from '../paths';
import { callPhone, toast } from '../platform';
import { useSite } from '../site/site';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { ActingTab } from './acting-tab';
import { mayBook } from './api';
import { deskWords } from './desk-words';
import { ElderOffer } from './elder-offer';
import { DevicesSheet } from './me-devices';
import { useTabBar } from './use-tab-bar';

/** 办事码: what others type to grant something to this person, or to ask them for it. */
function UserCode({ code }: { code: string }) {
  const copy = () => void Taro.setClipboardData({ data: code }).then(() => toast('办事码已复制'));
  return (
    <View className="cell wrap">
      <View className="grow">
        <View className="sub">我的办事码，请人代办时告诉对方</View>
        <View className="title-m user-code">{code}</View>
      </View>
      <Button kind="s" size="small" label="复制我的办事码" onPress={copy}>
        复制
      </Button>
    </View>
  );
}

/** Who acts for whom, what was done, and where help is asked for. */
function Others() {
  return (
    <Card isFlush>
      <Cell
        icon="people"
        tone="plum"
        title="授权"
        detail="我替谁办、谁替我办"
        onPress={() => open(paths.delegations())}
      />
      <Cell icon="file" tone="plum" title="谁替我办了什么" onPress={() => open(paths.acts())} />
      <Cell icon="home-visit" title="请人帮办" detail="帮办、代办、上门" onPress={() => open(paths.helpRequests())} />
    </Card>
  );
}

function WhoIAm({ me }: { me: MeFacts }) {
  const mayRaise = me.level < 3 && mayBook(me);
  return (
    <Card isFlush>
      <Cell icon="person" title={me.nameMasked} detail={me.title} />
      {mayBook(me) && <UserCode code={me.userCode} />}
      <Cell
        icon="shield"
        tone={me.level > 1 ? 'green' : 'amber'}
        title="身份核对"
        detail={levelWords(me.level)}
        {...(mayRaise && {
          aside: <Tag tone="amber">{me.level === 1 ? '去核对' : '去刷脸'}</Tag>,
          onPress: () => open(me.level === 1 ? paths.realName() : paths.face()),
        })}
      />
    </Card>
  );
}

function NotSignedIn() {
  return (
    <Card className="stack">
      <View className="title-m">还没有登录</View>
      <View className="sub">登录后能预约、看凭证。看指南、查排队不用登录。</View>
      <View className="action-row">
        <Button onPress={() => open(paths.signIn())}>去登录</Button>
      </View>
    </Card>
  );
}

function Settings() {
  const { isElder, setElder } = useElder();
  const { site } = useSite();
  return (
    <Card isFlush>
      <Cell
        icon="people"
        title={isElder ? '回标准版' : '长辈版'}
        detail={isElder ? '现在是长辈版' : '字大、按钮大、步骤少'}
        onPress={() => setElder(!isElder)}
      />
      <Cell
        icon="layers"
        title="好差评公开"
        detail="大家怎么评，差评改了没有"
        onPress={() => open(paths.reviewSummary())}
      />
      <Cell
        icon="check"
        title="公开的清单"
        detail="取消的证明、不进大厅的事、中介服务"
        onPress={() => open(paths.publicLists())}
      />
      <Cell icon="lock" title="隐私说明" onPress={() => open(paths.privacy())} />
      {site && (
        <Cell
          icon="phone"
          tone="green"
          title={
            <>
              {site.hotlineName} <View className="whole">{site.hotline}</View>
            </>
          }
          detail="有事直接打电话"
          onPress={() => callPhone(site.hotline)}
        />
      )}
    </Card>
  );
}

function SignedIn({ onDevices }: { onDevices: () => void }) {
  const { user } = useUser();
  const me = useMe();
  const signOut = useSignOut();
  return (
    <>
      <AsyncView query={me} skeleton={<Skeleton rows={2} />}>
        {(facts) => <WhoIAm me={facts} />}
      </AsyncView>
      <Card isFlush>
        {user && isStaff(user) && (
          <Cell
            icon="call"
            tone="neutral"
            title="工作台"
            detail={deskWords(user)}
            onPress={() => open(paths.workbench())}
          />
        )}
        {user && refuseAccess(verifyCertificate.access, user) === undefined && (
          <Cell
            icon="shield"
            tone="neutral"
            title="扫码核验"
            detail="扫办事人「亮证」里的码"
            onPress={() => open(paths.verify())}
          />
        )}
        <MessagesCell />
        {mayBook(user) && <Cell icon="ticket" title="我的预约" onPress={() => open(paths.appointments())} />}
        {mayBook(user) && (
          <Cell icon="star" title="评价办过的事" detail="在进度里选一件办完的" onPress={() => open(paths.progress())} />
        )}
        {mayBook(user) && (
          <Cell
            icon="pencil"
            title="咨询投诉"
            detail="问一句、提意见，都有答复"
            onPress={() => open(paths.feedback())}
          />
        )}
        <Cell icon="device" tone="neutral" title="登录的设备" onPress={onDevices} />
      </Card>
      {mayBook(user) && <Others />}
      <Settings />
      <Button kind="g" icon="sign-out" busy={signOut.isPending && '正在退出…'} onPress={() => signOut.mutate()}>
        退出登录
      </Button>
    </>
  );
}

export default function Me() {
  useTabBar();
  const { user, isRestoring } = useUser();
  const isElder = useElder((state) => state.isElder);
  const [isShowingDevices, setShowingDevices] = useState(false);
  const isActing = useIsActing();
  if (isActing) return <ActingTab title="我的" />;
  return (
    <PageShell
      title="我的"
      hasBack={isElder}
      overlay={
        <>
          <DevicesSheet isOpen={isShowingDevices} onClose={() => setShowingDevices(false)} />
          <ElderOffer />
        </>
      }
    >
      {user ? (
        <SignedIn onDevices={() => setShowingDevices(true)} />
      ) : (
        !isRestoring && (
          <>
            <NotSignedIn />
            <Settings />
          </>
        )
      )}
    </PageShell>
  );
}
