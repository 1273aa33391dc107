// The index page in Chinese.

export const zh = {
  product: "营业厅排队与分流",
  whatItIs: "这台主机正在运行一个营业厅：取号、分流、叫号、播报都在这里，断网也照常工作。",
  status: {
    ok: "运行中，可以取号",
    closed: "运行中，现在不取号",
    failing: "运行中，但有故障",
    asking: "正在读取……",
    away: "主机没有应答",
    awayHint: "主机恢复后，这里会自动更新。",
  },
  day: { open: "营业日 {{day}} 进行中", "last-tickets": "营业日 {{day}}，已停止取号", closed: "没有进行中的营业日" },
  version: "版本 {{version}}",
  try: {
    title: "一分钟试一遍",
    take: "在取号机上取一个号",
    paper: "看打印出来的小票",
    call: "登录一个窗口，叫下一位",
    hear: "在叫号大屏看到、听到它",
  },
  screens: { title: "大厅里的屏幕", hint: "每块屏幕在自己的设备上打开这个地址" },
  kiosk: { name: "取号机", text: "客户选择要办的业务，得到号码、去处和等候时间。" },
  counter: { name: "窗口", text: "柜员登录后叫号、重呼、办理、保留和转办。" },
  lobby: { name: "叫号大屏", text: "大厅里看得见、听得到的叫号，中英文播报。" },
  manage: { name: "大堂管理", text: "窗口和等候的全貌，需要处理的事，开厅和闭厅。" },
  behind: { title: "给管理员", hint: "设备、接口和运行状况" },
  paper: { name: "小票", text: "虚拟打印机：看打印结果，模拟缺纸和卡纸。" },
  api: { name: "接口说明", text: "OpenAPI：其他系统取号、查号、叫号。" },
  health: { name: "健康检查", text: "能取号时返回 200，供监控使用。" },
  metrics: { name: "运行指标", text: "Prometheus 格式，不含个人信息。" },
  opens: "在新页面打开",
} as const;
