import { colormeshop2018 } from './colormeshop-2018/colormeshop-2018.ts';
import { covermark2022 } from './covermark-2022/covermark-2022.ts';
import { kunihiro2019 } from './kunihiro-2019/kunihiro-2019.ts';
import { mediwel2022 } from './mediwel-2022/mediwel-2022.ts';
import type { Replay } from './replay.ts';
import { shopchannel2022 } from './shopchannel-2022/shopchannel-2022.ts';
import { spiralEc2016 } from './spiral-ec-2016/spiral-ec-2016.ts';

/** All published breaches that can be made anew. */
export const REPLAYS: readonly Replay[] = [
  spiralEc2016,
  mediwel2022,
  covermark2022,
  shopchannel2022,
  kunihiro2019,
  colormeshop2018,
];
