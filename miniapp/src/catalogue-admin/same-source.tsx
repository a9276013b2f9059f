import { View } from '@tarojs/components';
import { checkSameSource, type SourceDifference } from '@yichuang/contract/catalogue/same-source-contract';
import { open, paths } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/Link';
import { momentText } from '../ui/moment-text';
import { Failure } from '../ui/Notices';
import { Tag } from '../ui/Tag';
import { DeskFrame } from './desk-frame';
import { Figures } from './figures';
import { ProgressBar } from './progress-bar';
import { compareAll, lastComparison, stopComparing, useComparison } from './same-source-run';

const SOURCES = { fresh: '现取的答复', cached: '缓存里的答复' } as const;
const said = (text: string) => (text === '' ? '（没有说）' : text);

function Difference({ one }: { one: SourceDifference }) {
  return (
    <Card className="stack">
      <View className="row wrap between row-top">
        <View className="grow cat-name">
          <View className="title-s">{one.taskName}</View>
          <View className="sub">{one.label}</View>
        </View>
        <Tag tone="red" icon="stop">
          {SOURCES[one.source]}
        </Tag>
      </View>
      <View className="variants">
        <View className="variant box box-green">
          <View className="cap ink-700">库里的标准版本</View>
          <View className="body words">{said(one.canonical)}</View>
        </View>
        <View className="variant box box-red">
          <View className="cap ink-700">群众看到的</View>
          <View className="body words">{said(one.shown)}</View>
        </View>
      </View>
      <Link hasArrow label={`看群众看到的指南，${one.taskName}`} onPress={() => open(paths.guide(one.taskCode))}>
        看群众看到的指南
      </Link>
    </Card>
  );
}

/** What the last comparison on this device said, before there is one now. */
function Before() {
  const last = lastComparison();
  const result = last && (last.differences === 0 ? '全部一致' : `${last.differences} 处不一致`);
  return (
    <Card className="stack-tight">
      <View className="title-m">{last ? `上次比对，${result}` : '还没有比对过'}</View>
      <View className="body ink-700">
        {last
          ? `${momentText(last.at)}，比了 ${last.items} 项事项。`
          : '把库里的每一项事实，和群众现在看到的、缓存里的，逐项比一遍。只看，不改。'}
      </View>
    </Card>
  );
}

function Result() {
  const { state, items, fresh, cached, differences, at } = useComparison();
  const isDone = state === 'done';
  const isSame = differences.length === 0;
  return (
    <Card className="stack">
      <View className="row row-top" {...a11y({ role: 'status', live: 'polite' })}>
        <View className={isSame ? 'green' : 'red'}>
          <Icon name={isSame ? 'ok' : 'stop'} />
        </View>
        <View className="grow">
          <View className="title-m">
            {isSame ? (isDone ? '全部一致' : '到这里都一致') : `${differences.length} 处不一致`}
          </View>
          <View className="body ink-700">
            {momentText(at)}，{isDone ? '比完' : '停在半路'}，比了 {items} 项事项。
            {isSame ? '' : '没有写进缓存的新内容，一般一秒内会换掉；再比一次还不一致，请找运维。'}
          </View>
        </View>
      </View>
      <Figures
        figures={[
          { name: '事项', value: items },
          { name: '现取的答复', value: fresh },
          { name: '缓存里的答复', value: cached },
        ]}
      />
    </Card>
  );
}

function SameSource() {
  const { state, items, differences, error } = useComparison();
  const isRunning = state === 'running';
  const begin = () => void compareAll();
  const bar = (
    <ActionBar>
      {isRunning ? (
        <Button kind="g" onPress={stopComparing}>
          停下
        </Button>
      ) : (
        <Button kind="k" icon="refresh" onPress={begin}>
          {state === 'idle' ? '现在比对' : '再比一次'}
        </Button>
      )}
    </ActionBar>
  );
  return (
    <DeskFrame title="要素同源" bar={bar}>
      {state === 'idle' && <Before />}
      {isRunning && (
        <Card>
          <ProgressBar
            text={`已比 ${items} 项，${differences.length === 0 ? '都一致' : `${differences.length} 处不一致`}。可以先离开`}
            share={undefined}
          />
        </Card>
      )}
      {state === 'failed' && <Failure error={error} onRetry={begin} />}
      {(state === 'done' || state === 'stopped') && <Result />}
      {differences.map((one) => (
        <Difference key={`${one.source} ${one.taskCode} ${one.element}`} one={one} />
      ))}
    </DeskFrame>
  );
}

/** 要素同源: whether citizens are told what the record says, everywhere. */
export default function SameSourcePage() {
  return (
    <StaffOnly access={checkSameSource.access} title="要素同源" from={paths.sameSource()}>
      <SameSource />
    </StaffOnly>
  );
}
