import { internalComponents, mergeInternalComponents } from '@tarojs/shared';
import { added, leaveOut } from './slots';

mergeInternalComponents(added);
leaveOut(internalComponents);
