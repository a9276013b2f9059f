import type { SignInRequest } from '@yichuang/contract/identity/contract';
import { useState } from 'react';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';

type Props = { isBusy: boolean; onEnter: (body: SignInRequest) => void };

/** Account, password and the code of an authenticator app; folded away, because nearly everybody here is a citizen. */
export function StaffSignIn({ isBusy, onEnter }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const [isChecked, setChecked] = useState(false);
  if (!isOpen)
    return (
      <Link onPress={() => setOpen(true)} hasArrow>
        工作人员登录
      </Link>
    );
  const isCode = /^\d{6}$/.test(otp);
  const submit = () => {
    setChecked(true);
    if (account.trim() === '' || password === '' || !isCode) return;
    onEnter({ provider: 'staff', account: account.trim(), password, otp });
    // the next try needs a new one
    setOtp('');
    setChecked(false);
  };
  const missing = (value: string, message: string) => (isChecked && value.trim() === '' ? message : undefined);
  return (
    <Card className="stack">
      <Field label="账号" value={account} maxLength={40} onChange={setAccount} error={missing(account, '请填写账号')} />
      <Field
        label="口令"
        kind="password"
        value={password}
        maxLength={128}
        onChange={setPassword}
        error={missing(password, '请填写口令')}
      />
      <Field
        label="动态码"
        hint="验证器里的 6 位数字，30 秒换一个"
        kind="number"
        value={otp}
        maxLength={6}
        onChange={setOtp}
        onConfirm={submit}
        error={isChecked && !isCode ? '动态码是 6 位数字，请看验证器' : undefined}
      />
      <Button kind="k" busy={isBusy && '正在登录…'} onPress={submit}>
        登录工作台
      </Button>
    </Card>
  );
}
