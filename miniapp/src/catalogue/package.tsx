import type { Package } from '@yichuang/contract/catalogue/contract';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { today } from '../clock';
import { useElder } from '../elder/elder';
import { useIsActing } from '../identity/use-is-acting';
import { open, paths } from '../paths';
import { useSite } from '../site/site';
import { callPhone } from '../platform';
import { a11y, pressable } from '../ui/a11y';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { PageShell } from '../ui/PageShell';
import { Tag } from '../ui/Tag';
import { usePackage } from './api';
import { ApplyButton } from './apply-button';
import { ForecastSection } from './forecast-section';
import { usePackageForecast } from './guide-api';
import './guide.scss';
import { MaterialList } from './material-list';
import './package.scss';
import { visits } from './words';

type Step = Package['steps'][number];

function StepRow({ rank, step }: { rank: number; step: Step }) {
  const { taskCode, taskName, deptName, promiseDay, isOptional } = step;
  const go = taskCode === null ? undefined : () => open(paths.guide(taskCode));
  return (
    <View className="cell" {...(go && { ...pressable(go), hoverClass: 'pressed' })}>
      <View className="step-number">{rank}</View>
      <View className="grow">
        <View className="body">{taskName}</View>
        <View className="cap">
          <Facts facts={[deptName, promiseDay === 0 ? '当场办结' : `${promiseDay} 个工作日`]} />
        </View>
      </View>
      {isOptional && <Tag>按需要</Tag>}
      {go && <Icon name="forward" size={20} className="ink-500" />}
    </View>
  );
}

/** The steps by rank, from 1; those of one rank can be done side by side. */
function ranked(steps: readonly Step[]): readonly { rank: number; step: Step }[] {
  const last = Math.max(0, ...steps.map(({ order }) => order));
  const waves = Array.from({ length: last + 1 }, (_, order) => steps.filter((step) => step.order === order));
  return waves.filter((wave) => wave.length > 0).flatMap((wave, at) => wave.map((step) => ({ rank: at + 1, step })));
}

function Sections({ facts }: { facts: Package }) {
  const [day, setDay] = useState(today());
  const forecast = usePackageForecast(facts.packageCode, day);
  return (
    <>
      <View className="section">
        <View className="title-l" {...a11y({ role: 'heading' })}>
          {facts.name}
        </View>
        <View className="sub">{facts.scene}</View>
        <View className="sub">
          <Facts facts={[`${facts.leadDeptName}牵头`, `${facts.promiseDay} 个工作日`, visits(facts)]} />
        </View>
      </View>
      <View className="section">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          {facts.stepCount} 件事，一次办
        </View>
        {ranked(facts.steps).map(({ rank, step }) => (
          <StepRow key={step.taskName} rank={rank} step={step} />
        ))}
        <View className="cap">同一个数字的可以一起办。</View>
      </View>
      <ForecastSection query={forecast} day={day} onDay={setDay} />
      <View className="section">
        <MaterialList materials={facts.materials} />
      </View>
      {facts.notes.length > 0 && (
        <View className="section stack-tight">
          {facts.notes.map((note) => (
            <View key={note} className="note">
              <Icon name="info" size={18} />
              <View className="grow">{note}</View>
            </View>
          ))}
        </View>
      )}
    </>
  );
}

/**
 * The package is applied for at once, online, or at a window: book one of its matters. 长辈版 has its
 * phone at the foot of the text. Whoever acts for somebody applies for the matters one by one.
 */
function PackageBar({ facts }: { facts: Package }) {
  const { site } = useSite();
  const isElder = useElder((state) => state.isElder);
  const isActing = useIsActing();
  const taskCodes = ranked(facts.steps).flatMap(({ step }) => step.taskCode ?? []);
  const mayApply = taskCodes.length > 0 && !isActing;
  const kind = mayApply ? 's' : 'p';
  return (
    <ActionBar>
      {site && !(isElder && mayApply) && (
        <Button kind="s" icon="phone" label={`打电话 ${site.hotline}`} onPress={() => callPhone(site.hotline)}>
          打电话
        </Button>
      )}
      {taskCodes.length > 0 && (
        <Button kind={kind} onPress={() => open(paths.chooseHall(taskCodes.slice(0, 4)))}>
          预约窗口
        </Button>
      )}
      {mayApply && (
        <ApplyButton code={facts.packageCode} applyUrl={paths.applyPackage(facts.packageCode)}>
          一次申请
        </ApplyButton>
      )}
    </ActionBar>
  );
}

export default function PackagePage() {
  const { packageCode = '' } = useRouter().params;
  const query = usePackage(packageCode);
  return (
    <PageShell
      title="一件事一次办"
      isFlush={query.data !== undefined}
      bar={query.data && <PackageBar facts={query.data} />}
    >
      <AsyncView query={query}>{(facts) => <Sections facts={facts} />}</AsyncView>
    </PageShell>
  );
}
