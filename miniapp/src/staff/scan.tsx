import { checkIn } from '@yichuang/contract/appointments/staff-contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useShown } from '../appointments/use-shown';
import { paths } from '../paths';
import { isWeapp } from '../platform';
import { a11y } from '../ui/a11y';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { NavBar } from '../ui/NavBar';
import { PageShell } from '../ui/PageShell';
import { Camera } from './camera';
import { Keypad } from './keypad';
import './staff.scss';
import { StaffOnly } from './staff-only';
import { TypedCode } from './typed-code';
import { isDesk, useTypedCodes } from './typed-codes';
import { useCheckInDesk } from './use-check-in';
import type { Verdict } from './verdict';
import { VerdictScreen } from './verdict-screen';

type Desk = ReturnType<typeof useCheckInDesk>;
type Way = 'camera' | 'keypad';

function Ways({ way, onChoose }: { way: Way; onChoose: (way: Way) => void }) {
  return (
    <ActionBar>
      <Button kind={way === 'camera' ? 'k' : 'g'} icon="scan" onPress={() => onChoose('camera')}>
        扫码
      </Button>
      <Button kind={way === 'keypad' ? 'k' : 'g'} icon="pencil" onPress={() => onChoose('keypad')}>
        输短号
      </Button>
    </ActionBar>
  );
}

function NextBar({ verdict, onNext, onKeypad }: { verdict: Verdict; onNext: () => void; onKeypad: () => void }) {
  return (
    <ActionBar>
      {verdict.tone === 'red' && (
        <Button kind="g" onPress={onKeypad}>
          输短号
        </Button>
      )}
      <Button kind="k" size="big" onPress={onNext}>
        下一个
      </Button>
    </ActionBar>
  );
}

type ScanningProps = { desk: Desk; way: Way; isDenied: boolean };

function Scanning({ desk, way, isDenied }: ScanningProps) {
  return (
    <>
      {isDenied && (
        <View className="scan-denied note" {...a11y({ role: 'status' })}>
          <Icon name="info" size={20} />
          <View className="grow">没有打开相机。可以输 6 位短号；要扫码，请在设置里允许使用相机。</View>
        </View>
      )}
      {isDesk() && (
        <TypedCode
          label="扫码枪扫到这里，或贴上码、输短号后按回车"
          placeholder="扫码枪扫到这里，或输短号后按回车"
          onCode={desk.submit}
        />
      )}
      {way === 'keypad' && <Keypad isBusy={desk.isChecking} onDone={desk.submit} />}
      <View className="scan-hint" {...a11y({ role: 'status', live: 'polite' })}>
        {desk.isChecking ? '正在核对…' : way === 'camera' ? '对准办事人的预约码' : '请办事人报 6 位短号'}
      </View>
    </>
  );
}

const TITLES = { green: '签到成功', amber: '签到成功', red: '不能签到', grey: '现在查不了' } as const;

function Scan() {
  const desk = useCheckInDesk();
  const [way, setWay] = useState<Way>('camera');
  const [isDenied, setIsDenied] = useState(false);
  useTypedCodes(desk.submit);
  const isShown = useShown();
  // WeChat's own scanning screen hides this page: there the component must outlive it
  const hasCamera = way === 'camera' && (isShown || isWeapp);
  const { verdict, next } = desk;
  const deny = () => {
    setIsDenied(true);
    setWay('keypad');
  };
  const choose = (chosen: Way) => {
    setIsDenied(false);
    setWay(chosen);
  };
  const toKeypad = () => {
    choose('keypad');
    next();
  };
  const header = (
    <View className={`scan-bar scan-bar-${verdict?.tone ?? 'ink'}`}>
      <NavBar isDark title={verdict ? TITLES[verdict.tone] : '扫码签到'} />
    </View>
  );
  const bar = verdict ? (
    <NextBar verdict={verdict} onNext={next} onKeypad={toKeypad} />
  ) : (
    <Ways way={way} onChoose={choose} />
  );
  return (
    <PageShell isFlush className={verdict ? 'verdict-page' : 'scan-page'} header={header} bar={bar}>
      {hasCamera && (
        // it stays open under the verdict, so that the next visitor does not wait for it
        <View
          className={verdict ? 'scan-covered' : 'scan-open'}
          {...a11y({ hidden: verdict !== undefined || undefined })}
        >
          <Camera isOn={!verdict && !desk.isChecking} onCode={desk.submit} onDenied={deny} />
        </View>
      )}
      {verdict ? <VerdictScreen verdict={verdict} /> : <Scanning desk={desk} way={way} isDenied={isDenied} />}
    </PageShell>
  );
}

export default function ScanPage() {
  return (
    <StaffOnly access={checkIn.access} title="扫码签到" from={paths.scan()}>
      <Scan />
    </StaffOnly>
  );
}
