import { verifyCertificate } from '@yichuang/contract/certificates/contract';
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
import './staff.scss';
import { StaffOnly } from './staff-only';
import { TypedCode } from './typed-code';
import { isDesk, useTypedCodes } from './typed-codes';
import { useVerifyDesk } from './use-verify-desk';
import { VerificationScreen } from './verification-screen';
import { useWidePage } from './wide-page';

function Scanning({ desk, isDenied }: { desk: ReturnType<typeof useVerifyDesk>; isDenied: boolean }) {
  return (
    <>
      {isDenied && (
        <View className="scan-denied note" {...a11y({ role: 'status' })}>
          <Icon name="info" size={20} />
          <View className="grow">没有打开相机。请在设置里允许使用相机，或者请办事人出示实体证件。</View>
        </View>
      )}
      {isDesk() && (
        <TypedCode
          label="扫码枪扫到这里，或贴上证照码后按回车"
          placeholder="扫码枪扫到这里，或贴上码后按回车"
          onCode={desk.submit}
        />
      )}
      <View className="scan-hint" {...a11y({ role: 'status', live: 'polite' })}>
        {desk.isChecking ? '正在核验…' : '对准办事人「亮证」里的码'}
      </View>
    </>
  );
}

function Verify() {
  useWidePage();
  const desk = useVerifyDesk();
  const [isDenied, setIsDenied] = useState(false);
  useTypedCodes(desk.submit);
  const isShown = useShown();
  const { checked, next } = desk;
  const tone = checked?.verdict.tone;
  const header = (
    <View className={`scan-bar scan-bar-${tone ?? 'ink'}`}>
      <NavBar isDark title={checked ? '核验结果' : '扫码核验'} />
    </View>
  );
  const bar = checked && (
    <ActionBar>
      <Button kind="k" size="big" onPress={next}>
        {tone === 'green' ? '用完了，下一个' : '再扫一次'}
      </Button>
    </ActionBar>
  );
  return (
    <PageShell isFlush className={checked ? 'verdict-page' : 'scan-page'} header={header} bar={bar}>
      {/* WeChat's own scanning screen hides this page: there the component must outlive it */}
      {(isShown || isWeapp) && (
        <View className={checked ? 'scan-covered' : 'scan-open'} {...a11y({ hidden: Boolean(checked) || undefined })}>
          <Camera isOn={!checked && !desk.isChecking} onCode={desk.submit} onDenied={() => setIsDenied(true)} />
        </View>
      )}
      {checked ? <VerificationScreen checked={checked} /> : <Scanning desk={desk} isDenied={isDenied} />}
    </PageShell>
  );
}

export default function VerifyPage() {
  return (
    <StaffOnly access={verifyCertificate.access} title="扫码核验" from={paths.verify()}>
      <Verify />
    </StaffOnly>
  );
}
