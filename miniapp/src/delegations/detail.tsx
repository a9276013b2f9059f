import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { useMutation } from '@tanstack/react-query';
import { savePdf } from '../certificates/save-pdf';
import { useElder } from '../elder/elder';
import { open, paths, replace } from '../paths';
import { toast } from '../platform';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { readActsPaper, useDelegation, useStartActing } from './api';
import { HowAgreed, Limits, Term, Who } from './delegation-card';
import './delegations.scss';
import { ElderAnswer } from './elder-answer';
import { MoveQuestion } from './move-question';
import { PartyOnly } from './party-only';
import { useDelegationMove, type DelegationMoves } from './use-delegation-move';
import { isWaitingForMe, otherOf } from './words';

/** What was done under it, on paper; of one that never was in force there is none. */
function Papers({ shown: { id, role, consent } }: { shown: Delegation }) {
  const paper = useMutation({ mutationFn: readActsPaper });
  const fetch = () =>
    paper.mutate(id, {
      onSuccess: (bytes) => void savePdf(bytes, '代办经过').catch(() => toast('没存下来，请看看手机还有没有地方')),
    });
  if (consent === null) return null;
  return (
    <>
      {paper.isError && <Failure error={paper.error} onRetry={fetch} />}
      <Card isFlush>
        {role === 'principal' && <Cell icon="file" title="谁替我办了什么" onPress={() => open(paths.acts())} />}
        <Cell
          icon="file"
          tone="neutral"
          title={paper.isPending ? '正在下载…' : '下载代办经过（PDF）'}
          detail="能打印，给不用手机的老人看"
          onPress={fetch}
        />
      </Card>
    </>
  );
}

function Bar({ shown, moves }: { shown: Delegation; moves: DelegationMoves }) {
  const start = useStartActing();
  const { role, state, allowed, id } = shown;
  if (isWaitingForMe(shown))
    return (
      <ActionBar>
        <Button kind="g" onPress={() => moves.ask('reject')}>
          不同意
        </Button>
        <Button kind="pl" onPress={() => moves.ask('accept')}>
          同意授权
        </Button>
      </ActionBar>
    );
  if (!allowed.includes('revoke')) return null;
  const mayAct = role === 'delegate' && state === 'active';
  return (
    <ActionBar note={start.isError && <Failure error={start.error} />}>
      <Button kind="d" onPress={() => moves.ask('revoke')}>
        {state === 'requested' ? '撤回请求' : '撤销授权'}
      </Button>
      {mayAct && (
        <Button
          kind="pl"
          className="delegation-start"
          busy={start.isPending && '正在换…'}
          onPress={() => start.mutate(id)}
        >
          开始替{otherOf(shown)}办
        </Button>
      )}
    </ActionBar>
  );
}

function Shown({ shown }: { shown: Delegation }) {
  const isElder = useElder((state) => state.isElder);
  const moves = useDelegationMove(shown);
  if (isElder && isWaitingForMe(shown)) return <ElderAnswer shown={shown} moves={moves} />;
  return (
    <>
      <Who shown={shown} />
      <Limits shown={shown} />
      <Term shown={shown} />
      <HowAgreed shown={shown} />
      <Papers shown={shown} />
      <Bar shown={shown} moves={moves} />
      <MoveQuestion shown={shown} moves={moves} />
    </>
  );
}

/** 授权: who, what may and may never be done, until when, how it was agreed. */
export default function DelegationsDetail() {
  const { id = '' } = useRouter().params;
  const query = useDelegation(id);
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  return (
    <PageShell title="代办授权" className="main-bar">
      <PartyOnly from={paths.delegation(id)}>
        {id === '' ? (
          <Empty title="没说是哪份授权" detail="在「授权」里选一份，再点进来。">
            <View className="action-row">
              <Button onPress={() => replace(paths.delegations())}>看我的授权</Button>
            </View>
          </Empty>
        ) : (
          <AsyncView query={query}>{(shown) => <Shown key={shown.id} shown={shown} />}</AsyncView>
        )}
      </PartyOnly>
    </PageShell>
  );
}
