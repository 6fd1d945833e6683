package cn.xinshou.consent.device;

import cn.xinshou.consent.Words;
import java.util.List;

/** What clearing cookies means, and how browsers do it (promise P2.1). */
final class Clearing {

    /** @param steps the menu path, which browsers change now and then; the words to look for stay */
    record Browser(String name, Words steps) {}

    static final Words MEANING = new Words(
            "清除后：您需要重新登录；偏好需要重新选择；本设备会得到新的随机标识，登录安全可能把它当作新设备提示您；您在本设备上的 Cookie 选择也会一并清除，我们会再次询问。"
                    + "清除 Cookie 不等于撤回您在账号中作出的同意，撤回请到“我的同意”。",
            "After clearing: you log in again; you choose your preferences again; this device gets a new random identifier, so that login security may report it"
                    + " as a new device; your cookie choices on this device are gone too, and we ask once more. Clearing cookies does not withdraw what you agreed to in"
                    + " your account; do that under “My consents”.");

    static final List<Browser> BROWSERS = List.of(
            new Browser(
                    "Chrome",
                    new Words(
                            "设置 → 隐私和安全 → 删除浏览数据（或第三方 Cookie → 查看所有网站数据和权限，按网站删除）",
                            "Settings → Privacy and security → Delete browsing data (or Third-party cookies → See all site data and permissions, for one site)")),
            new Browser(
                    "Edge",
                    new Words(
                            "设置 → 隐私、搜索和服务 → 清除浏览数据（或 Cookie 和网站权限，按网站删除）",
                            "Settings → Privacy, search, and services → Clear browsing data (or Cookies and site permissions, for one site)")),
            new Browser(
                    "Firefox",
                    new Words(
                            "设置 → 隐私与安全 → Cookie 和网站数据 → 清除数据或管理数据",
                            "Settings → Privacy & Security → Cookies and Site Data → Clear Data or Manage Data")),
            new Browser(
                    "Safari",
                    new Words(
                            "设置 → 隐私 → 管理网站数据（iPhone：设置 → Safari 浏览器 → 高级 → 网站数据）",
                            "Settings → Privacy → Manage Website Data (iPhone: Settings → Safari → Advanced → Website Data)")),
            new Browser(
                    "360、QQ、搜狗 / 360, QQ, Sogou",
                    new Words(
                            "菜单 → 清除上网痕迹 → 选中 Cookie（快捷键 Ctrl+Shift+Delete）",
                            "Menu → Clear browsing data → tick Cookies (Ctrl+Shift+Delete)")),
            new Browser(
                    "微信内置浏览器 / WeChat",
                    new Words("我 → 设置 → 通用 → 存储空间 → 清理缓存", "Me → Settings → General → Storage → Clear cache")));

    private Clearing() {}
}
