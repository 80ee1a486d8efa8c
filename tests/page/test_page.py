# SPDX-License-Identifier: Apache-2.0
"""test_page.py ENTENTE AXE: the HTML report in a real Chromium, used as people use it. AXE is the axe.min.js of npm's axe-core.

Ends with 77, which ctest knows as skipped, only where there is no Chromium. Without axe-core (npm out of reach) the rest is tested.
"""
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time
import unittest
import urllib.parse
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from cdp import Browser  # noqa: E402
from world import World  # noqa: E402

ENTENTE, AXE = (pathlib.Path(word).resolve() for word in sys.argv[1:3]) if len(sys.argv) > 2 else (None, None)
SCREENS = [(320, 720), (768, 1024), (1280, 900)]


def setUpModule():
    global folder, browser, world
    folder = tempfile.TemporaryDirectory(prefix="entente-page-")
    world = World(ENTENTE, folder.name, 40, 120)
    browser = Browser(shutil.which("chromium"))


def tearDownModule():
    browser.__exit__()
    folder.cleanup()


class PageTest(unittest.TestCase):
    def setUp(self):
        browser.complaints.clear()
        browser.screen(1280, 900)

    def tearDown(self):
        self.assertEqual(browser.complaints, [])

    def open(self, fragment=""):
        browser.open(world.url + (f"#{fragment}" if fragment else ""))
        browser.until("!document.getElementById('explore').hidden")

    def text(self, selector):
        return browser.value(f"document.querySelector({json.dumps(selector)})?.textContent ?? null")

    def counts(self):
        """How many relations the page says it shows."""
        return int(self.text("#x-status").split(", ")[1].split(" ")[0])

    def becomes(self, relations):
        browser.until("document.querySelector('#x-status').textContent.includes(', %d of ')" % len(relations), 5)

    def tick(self, group, label):
        """Clicks the box with that label."""
        browser.value("document.getElementById('x-filters').open = true")
        found = browser.value(f"""[...document.querySelectorAll('#{group} label')].filter(label => label.querySelector('span').textContent === {json.dumps(label)})
            .map(label => label.querySelector('input').click()).length""")
        self.assertEqual(found, 1, label)

    def hover_until(self, words):
        """Moves the mouse over the network until it rests on a thing whose title has the words; returns where."""
        browser.value("document.getElementById('x-canvas').scrollIntoView({ block: 'center', behavior: 'instant' })")
        box = browser.value("(() => { const b = document.getElementById('x-canvas').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; })()")
        for y in range(20, int(box[3]), 12):
            for x in range(20, int(box[2]) - 50, 12):
                browser.mouse("mouseMoved", box[0] + x, box[1] + y)
                title = browser.value("document.getElementById('x-canvas').title")
                if words(title):
                    return box[0] + x, box[1] + y, title
        self.fail("nothing of the kind under the mouse")


class Looks(PageTest):
    def test_it_opens_on_any_screen_without_complaint_and_never_wider_than_it(self):
        for width, height in SCREENS:
            for dark in (False, True):
                browser.screen(width, height, dark)
                for view in ("", "view=matrix", "view=relations", "view=actors"):
                    self.open(view)
                    browser.frame()
                    self.assertLessEqual(browser.value("document.documentElement.scrollWidth"), width, f"{width} {view}")
                    self.assertEqual(browser.complaints, [])

    def test_dark_and_light_have_papers_of_their_own(self):
        papers = []
        for dark in (False, True):
            browser.screen(1280, 900, dark)
            self.open()
            browser.frame()
            papers.append(browser.value("[...document.getElementById('x-canvas').getContext('2d').getImageData(2, 2, 1, 1).data].join()"))
        self.assertEqual(papers, ["253,252,249,255", "21,24,28,255"])

    def test_print_shows_the_picture_without_controls(self):
        self.open()
        browser.screen(1000, 900, media="print")
        shown = "getComputedStyle(document.querySelector('%s')).display !== 'none'"
        self.assertTrue(browser.value(shown % "#x-canvas"))
        self.assertFalse(browser.value(shown % ".x-bar"))
        self.assertFalse(browser.value(shown % "#x-time"))
        self.assertGreater(len(browser.ask("Page.printToPDF")["data"]), 10000)

    def test_without_scripts_there_are_the_diagram_and_the_tables(self):
        browser.ask("Emulation.setScriptExecutionDisabled", value=True)
        try:
            browser.ask("Page.navigate", url=world.url)
            time.sleep(1)
            browser.ask("Emulation.setScriptExecutionDisabled", value=False)
            self.assertTrue(browser.value("document.getElementById('explore').hidden"))
            self.assertTrue(browser.value("document.querySelector('figure.diagram svg').getBoundingClientRect().width > 300"))
            self.assertTrue(browser.value("document.querySelectorAll('main table').length > 4"))
        finally:
            browser.ask("Emulation.setScriptExecutionDisabled", value=False)

    def test_actors_stand_where_the_diagram_has_them(self):
        self.open()
        pairs = browser.value("""(() => {
            const data = JSON.parse(document.getElementById('x-data').textContent);
            const places = new Map();
            for (const group of document.querySelectorAll('figure.diagram g.node, figure.diagram g[class~=node]')) {
                const name = group.querySelector('title')?.textContent.split('\\n')[0];
                const box = group.getBBox();
                if (name) places.set(name, [box.x + box.width / 2, box.y + box.height / 2]);
            }
            document.querySelector('figure.diagram').hidden = false;
            return data.nodes.filter(node => node[6] > 0).map(node => [node[1], node[4], node[5]]);
        })()""")
        self.assertGreater(len(pairs), 30)
        boxes = browser.value("""(() => {
            const out = {};
            for (const group of document.querySelectorAll('figure.diagram svg g')) {
                const name = group.querySelector(':scope > title, :scope > a > title')?.textContent.split(/[,:\\n(]/)[0].trim();
                if (!name || name in out || !group.querySelector('polygon, ellipse, path') || !group.querySelector('text')) continue;
                const box = group.getBBox();
                out[name] = [box.x + box.width / 2, box.y + box.height / 2];
            }
            return out;
        })()""")
        shared = [(x, y, *boxes[name]) for name, x, y in pairs if name in boxes]
        self.assertGreater(len(shared), 20, list(boxes)[:5])
        # The two differ by one shift for all: every distance between two actors is the same.
        x0, y0, u0, v0 = shared[0]
        for x, y, u, v in shared[1:]:
            self.assertAlmostEqual(x - x0, u - u0, delta=3)
            self.assertAlmostEqual(y - y0, v - v0, delta=3)


class Finds(PageTest):
    def test_search_as_one_types_leads_to_the_actor(self):
        self.open()
        browser.click_on("#x-find")
        browser.type("chil")
        self.assertEqual(self.text("#x-hits li[aria-selected=true]").split(" ")[0], "Chile")
        self.assertEqual(browser.value("document.getElementById('x-find').getAttribute('aria-expanded')"), "true")
        browser.press("Enter")
        self.assertEqual(self.text("#x-panel h3"), "Chile")
        self.assertTrue(browser.value("document.getElementById('x-hits').hidden"))
        self.assertIn("node=country%3ACL", browser.value("location.hash"))

    def test_search_knows_no_accents_and_tells_when_nobody_is_found(self):
        self.open()
        browser.click_on("#x-find")
        browser.ask("Input.insertText", text="CHÍLE")
        self.assertEqual(self.text("#x-hits li").split(" ")[0], "Chile")
        browser.ask("Input.insertText", text="qqq")
        self.assertEqual(self.text("#x-said"), "No actor of that name.")
        browser.press("Enter")
        self.assertIsNone(self.text("#x-panel h3"))

    def test_a_click_on_a_line_shows_its_evidence_with_words_marked_and_article_named(self):
        self.open()
        by_sentence = {world.sentence(edge): edge for edge, _ in world.relations()}
        x, y, title = self.hover_until(lambda words: words in by_sentence)
        browser.click(x, y)
        edge = by_sentence[title]
        self.assertEqual(self.text("#x-panel h3"), title)
        wanted = sorted(piece["sentence"] for piece in edge["evidence"])
        said = browser.value("[...document.querySelectorAll('#x-panel blockquote')].map(quote => quote.textContent)")
        self.assertEqual(sorted(said), wanted)
        piece = next(piece for piece in edge["evidence"] if piece["sentence"] == said[0]
                     and world.articles[piece["article"]]["title"] == self.text("#x-panel cite"))
        if piece["cue"] == "meet":  # "met" is not found by it
            self.assertIn("cue: meet", self.text("#x-panel .how"))
        else:
            self.assertTrue(self.text("#x-panel mark").startswith(piece["cue"].split(" ")[0][:4]))
        self.assertEqual(set(browser.value("[...document.querySelector('#x-panel blockquote').querySelectorAll('b')].map(b => b.textContent)")),
                         {world.names[edge["source"]], world.names[edge["target"]]})
        article = world.articles[piece["article"]]
        self.assertEqual(browser.value("document.querySelector('#x-panel cite a').getAttribute('href')"), article["url"])
        self.assertIn(article["publisher"], self.text("#x-panel .source"))
        self.assertIn(article["published"] or "undated", self.text("#x-panel .source"))

    def test_hover_dims_the_rest(self):
        self.open()
        browser.frame()
        ink = """(() => { const c = document.getElementById('x-canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            let sum = 0; for (let i = 0; i < d.length; i += 4) sum += 765 - d[i] - d[i + 1] - d[i + 2]; return sum; })()"""
        before = browser.value(ink)
        self.hover_until(lambda title: " supports " in title)
        browser.frame()
        self.assertLess(browser.value(ink), 0.6 * before)
        browser.mouse("mouseMoved", 2, 2)
        browser.frame()
        self.assertAlmostEqual(browser.value(ink) / before, 1, delta=0.01)

    def test_back_undoes_a_choice(self):
        self.open()
        browser.click_on("#x-find")
        browser.type("peru")
        browser.press("Enter")
        self.assertEqual(self.text("#x-panel h3"), "Peru")
        browser.value("history.back()")
        browser.until("document.querySelector('#x-panel h3') === null")


class Filters(PageTest):
    def test_of_relation_stance_outlet_camp_certainty(self):
        every = ["supports", "opposes", "cooperates_with", "meets", "conflicts_with"]
        self.open()
        self.becomes(world.relations())
        self.tick("x-types", "meets")
        self.becomes(world.relations([kind for kind in every if kind != "meets"]))
        self.tick("x-types", "quotes")
        self.becomes(world.relations([kind for kind in every if kind != "meets"] + ["quotes"]))
        self.open()
        self.tick("x-signs", "against")
        self.becomes(world.relations(["supports", "cooperates_with", "meets"]))
        self.open()
        self.tick("x-outlets", "The Lantern")
        self.becomes(world.relations(passes=lambda piece, article: article["publisher"] != "The Lantern"))
        self.open()
        self.tick("x-certainties", "hedged")
        self.becomes(world.relations(passes=lambda piece, article: piece["certainty"] != "hedged"))
        self.open()
        self.tick("x-camps", "camp A")
        data = browser.value("JSON.parse(document.getElementById('x-data').textContent)")
        camp = {node[0]: node[3] for node in data["nodes"]}
        self.becomes([edge for edge in world.relations() if "A" not in (camp[edge[0]["source"]], camp[edge[0]["target"]])])
        self.assertEqual(self.text("#x-active"), ": 1 set")

    def test_of_weight_and_confidence_by_keys(self):
        self.open()
        browser.value("document.getElementById('x-filters').open = true; document.getElementById('x-weight').focus()")
        browser.press("ArrowRight")
        self.becomes(world.relations(least=2))
        browser.press("Home")
        self.becomes(world.relations(least=0))
        browser.click_on("#x-reset")
        browser.value("document.getElementById('x-confidence').focus()")
        for _ in range(16):
            browser.press("ArrowRight")
        self.becomes(world.relations(passes=lambda piece, article: round(100 * piece["confidence"]) >= 80))
        self.assertEqual(browser.value("document.getElementById('x-confidence').getAttribute('aria-valuetext')"), "0.80")

    def test_of_date_and_the_view_is_shared_by_its_address(self):
        self.open()
        days = sorted({article["published"] for article in world.export["articles"] if article["published"]})
        browser.value("document.getElementById('x-to').focus()")
        for _ in range(12):
            browser.press("ArrowLeft")
        until = days[-13]
        self.assertEqual(self.text("#x-to-out"), until)
        in_time = world.relations(passes=lambda piece, article: bool(article["published"]) and article["published"] <= until)
        self.assertLess(len(in_time), len(world.relations()))
        self.becomes(in_time)
        edge = in_time[0][0]
        browser.click_on("#x-tab-relations")
        browser.value("[...document.querySelectorAll('#x-relations button')].find(button => button.getAttribute('aria-label') === "
                      + json.dumps("Evidence: " + world.sentence(edge)) + ").click()")
        self.assertEqual(self.text("#x-panel h3"), world.sentence(edge))
        browser.until("location.hash.includes('to=" + until + "') && location.hash.includes('edge=')")
        shared = browser.value("location.hash.slice(1)")
        status = self.text("#x-status")
        self.open(shared)
        self.assertEqual(self.text("#x-status"), status)
        self.assertEqual(self.text("#x-panel h3"), world.sentence(edge))
        self.assertEqual(browser.value("document.getElementById('x-tab-relations').getAttribute('aria-selected')"), "true")
        self.assertEqual(self.text("#x-to-out"), until)

    def test_an_address_that_means_nothing_changes_nothing(self):
        for fragment in ("view=none&edge=x&node=y&from=zzz&weight=-4&confidence=NaN&at=a,b,c&sort=99d&hide=what&camp=%3Cscript%3E&outlet=none",
                         "at=1e999,0,-1&to=0000", "weight=1e99&confidence=7", "=&=&&&", "central"):
            self.open(fragment)
            browser.frame()
            self.assertEqual(browser.complaints, [], fragment)
        self.open("view=none&edge=x&hide=what&outlet=none")
        self.assertEqual(len(world.relations(None)) + len(world.relations(["quotes"])), self.counts())

    def test_playing_moves_the_end_of_time(self):
        self.open()
        browser.click_on("#x-play")
        self.assertEqual(browser.value("document.getElementById('x-play').getAttribute('aria-pressed')"), "true")
        first = self.text("#x-to-out")
        browser.until(f"document.getElementById('x-to-out').textContent > {json.dumps(first)}")
        browser.click_on("#x-play")
        self.assertEqual(self.text("#x-play"), "Play")


class Keys(PageTest):
    def where(self):
        return browser.value("document.activeElement.id || document.activeElement.tagName + '.' + document.activeElement.className")

    def test_tab_goes_through_everything_and_is_never_caught(self):
        self.open()
        browser.value("document.getElementById('x-find').focus()")
        passed = []
        for _ in range(60):
            browser.press("Tab")
            passed.append(self.where())
            if passed[-1].startswith("x-") is False and "x-fit" in passed:
                break
        for stop in ("x-tab-network", "x-svg", "x-png", "x-reset", "SUMMARY.", "x-from", "x-to", "x-play", "x-canvas", "x-in", "x-out", "x-fit"):
            self.assertIn(stop, passed)
        self.assertEqual(len(passed), len(set(passed)), "came by twice")
        self.assertNotIn("x-tab-matrix", passed)  # arrows lead there
        seen = browser.value("""(() => { const e = document.getElementById('x-canvas'); e.focus(); return getComputedStyle(e).outlineStyle; })()""")
        self.assertNotEqual(seen, "none")

    def test_arrows_on_the_network_say_where_one_is_and_enter_opens(self):
        self.open()
        browser.value("document.getElementById('x-canvas').focus()")
        browser.press("ArrowRight")
        said = self.text("#x-said")
        self.assertRegex(said, r"^.+, (country|person|organization), (no camp|camp [A-Z]), \d+ relations?")
        browser.press("ArrowDown")
        self.assertNotEqual(self.text("#x-said"), said)
        name = self.text("#x-said").split(", ")[0]
        browser.press("Enter")
        self.assertEqual(self.text("#x-panel h3"), name)
        self.assertEqual(self.where().split(".")[0], "H3")
        browser.press("Tab")
        browser.press("Enter")
        self.assertEqual(browser.value("document.querySelectorAll('#x-panel blockquote').length") > 0, True)
        browser.press("Escape")
        self.assertEqual(self.where(), "x-canvas")
        self.assertIsNone(self.text("#x-panel h3"))

    def test_plus_minus_and_shift_arrows_move_the_picture_and_the_address(self):
        self.open()
        browser.value("document.getElementById('x-canvas').focus()")
        browser.press("+")
        browser.press("ArrowLeft", shift=True)
        browser.until("location.hash.includes('at=')")
        browser.press("0")
        browser.until("!location.hash.includes('at=')")

    def test_tabs_follow_the_arrows(self):
        self.open()
        browser.value("document.getElementById('x-tab-network').focus()")
        browser.press("ArrowRight")
        self.assertEqual(self.where(), "x-tab-matrix")
        self.assertTrue(browser.value("document.getElementById('x-network').hidden && !document.getElementById('x-matrix').hidden"))
        browser.press("End")
        self.assertEqual(self.where(), "x-tab-actors")


class Tables(PageTest):
    def column(self, view, i):
        return browser.value(f"[...document.querySelectorAll('#x-{view} tbody tr')].map(row => row.cells[{i}].textContent)")

    def test_sort_by_a_click_on_the_head(self):
        self.open("view=relations")
        weights = [int(word) for word in self.column("relations", 3)]
        self.assertEqual(weights, sorted(weights, reverse=True))
        browser.click_on("#x-relations thead th:nth-child(1) button")
        names = self.column("relations", 0)
        self.assertEqual(names, sorted(names))
        self.assertEqual(browser.value("document.querySelector('#x-relations th[aria-sort]').getAttribute('aria-sort')"), "ascending")
        browser.click_on("#x-relations thead th:nth-child(1) button")
        names = self.column("relations", 0)
        self.assertEqual(names, sorted(names, reverse=True))

    def test_the_reports_own_tables_sort_too(self):
        self.open()
        first = "document.getElementById('central').parentNode.querySelector('table')"
        heads = browser.value(f"[...{first}.tHead.rows[0].cells].map(head => head.textContent)")
        actor = heads.index("Actor")
        browser.value(f"{first}.tHead.rows[0].cells[{actor}].querySelector('button').click()")
        names = browser.value(f"[...{first}.tBodies[0].rows].map(row => row.cells[{actor}].firstChild.textContent.trim())")
        self.assertEqual(names, sorted(names))

    def test_the_matrix_tells_both_sides_and_opens_by_keys(self):
        self.open("view=matrix")
        filled = browser.value("document.querySelectorAll('#x-matrix td.full').length")
        self.assertGreater(filled, 20)
        edge = next(edge for edge, weight in world.relations(["opposes"]) if browser.value(
            "document.querySelector('#x-matrix [aria-label^=' + CSS.escape(%s) + ']') !== null" % json.dumps(f"{world.names[edge['source']]} to {world.names[edge['target']]}: opposes")))
        label = f"{world.names[edge['source']]} to {world.names[edge['target']]}: opposes"
        browser.value("document.querySelector('#x-matrix [aria-label^=' + CSS.escape(%s) + ']').focus()" % json.dumps(label))
        browser.press("Enter")
        self.assertIn(world.names[edge["source"]], self.text("#x-panel h3"))
        said = self.text("#x-panel")
        self.open(browser.value("location.hash.slice(1)"))
        self.assertEqual(self.text("#x-panel"), said)
        browser.value("document.querySelector('#x-matrix [tabindex=\"0\"]').focus()")
        browser.press("ArrowDown")
        self.assertEqual(browser.value("document.activeElement.dataset.at"), "1,1")


class Saves(PageTest):
    def saved(self, button, name):
        target = pathlib.Path(folder.name) / "saved"
        browser.ask("Page.setDownloadBehavior", behavior="allow", downloadPath=str(target))
        browser.click_on(button)
        end = time.monotonic() + 15
        while not (target / name).exists() and time.monotonic() < end:
            time.sleep(0.1)
            browser.value("1")
        data = (target / name).read_bytes()
        (target / name).unlink()
        return data

    def test_the_view_as_svg_and_png(self):
        self.open("hide=meets,quotes")
        svg = xml.etree.ElementTree.fromstring(self.saved("#x-svg", "entente.svg"))
        titles = {title.text for title in svg.iter("{http://www.w3.org/2000/svg}title")}
        shown = world.relations(["supports", "opposes", "cooperates_with", "conflicts_with"])
        self.assertTrue({world.sentence(edge) for edge, _ in shown} <= titles)
        self.assertFalse(any(" meets " in title for title in titles))
        png = self.saved("#x-png", "entente.png")
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        self.assertGreater(len(png), 5000)


class Safe(PageTest):
    def test_hostile_words_stay_words(self):
        with tempfile.TemporaryDirectory() as place:
            hostile = World(ENTENTE, place, 30, 80, "--hostile")
            for fragment in ("", "view=relations", "view=matrix", "view=actors", "node=" + urllib.parse.quote(next(
                    node["id"] for node in hostile.export["nodes"] if "<img" in node["name"]))):
                browser.events.clear()
                browser.open(hostile.url + "#" + fragment)
                browser.frame()
                self.assertEqual(browser.value("document.querySelectorAll('img, iframe, object, [onerror], [onmouseover]').length"), 0)
                self.assertEqual(browser.value("document.querySelectorAll('script').length"), 2)
                self.assertEqual(browser.value("document.querySelectorAll('a[href^=javascript]').length"), 0)
                self.assertFalse([event for event in browser.events if event["method"] == "Page.javascriptDialogOpening"])
            self.assertIn("<img src=x onerror=alert(2)>", self.text("#x-panel h3"))

    def test_the_policy_lets_nothing_else_run(self):
        self.open()
        browser.value("""(() => { const s = document.createElement('style'); s.textContent = 'body{color:red}'; document.head.append(s); })()""")
        self.assertNotEqual(browser.value("getComputedStyle(document.body).color"), "rgb(255, 0, 0)")
        self.assertEqual(browser.value("(() => { try { document.body.innerHTML = '<b>x</b>'; } catch (e) { return e.name; } })()"), "TypeError")
        self.assertEqual(browser.value("fetch('https://news.example/').then(() => 'went', () => 'held')"), "held")
        browser.until("true")
        self.assertTrue(any("policy" in words or "Security" in words for words in browser.complaints), "a broken policy goes unseen")
        browser.complaints.clear()

    def test_nothing_is_fetched(self):
        browser.ask("Network.enable")
        browser.events.clear()
        self.open("view=matrix")
        asked = {event["params"]["request"]["url"].split("#")[0] for event in browser.events if event["method"] == "Network.requestWillBeSent"}
        browser.ask("Network.disable")
        self.assertEqual(asked - {"about:blank"}, {world.url})

    def test_the_same_graph_gives_the_same_bytes(self):
        again = pathlib.Path(folder.name) / "again.html"
        world.write(again)
        self.assertEqual(again.read_bytes(), world.page.read_bytes())


@unittest.skipIf(os.environ.get("ENT_WITHOUT_NPM") or AXE is None or not AXE.exists(), "no axe-core here: tools/setup --tests fetches it from npm")
class Access(PageTest):
    """axe-core, in the states people meet."""

    def faults(self):
        browser.value(AXE.read_text(encoding="utf-8") + "; 1")
        result = browser.value("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => [v.impact, v.id, v.nodes.slice(0, 4).map(n => n.target.join(' ') + ': ' + n.failureSummary)]))")
        return [fault for fault in result if fault[0] in ("serious", "critical")]

    def test_axe_finds_no_serious_fault(self):
        browser.ask("Page.setBypassCSP", enabled=True)  # axe writes markup of its own, which the policy forbids
        try:
            edge = urllib.parse.quote("edge=" + world.relations()[0][0]["id"], safe="=")
            for width, dark, fragment in ((1280, False, ""), (1280, True, edge), (320, False, edge + "&view=relations"), (768, True, "view=matrix"),
                                          (1280, False, "view=actors&node=country%3ACL")):
                browser.screen(width, 900, dark)
                self.open(fragment)
                browser.value("document.getElementById('x-filters').open = true")
                self.assertEqual(self.faults(), [], f"{width} {'dark' if dark else 'light'} {fragment}")
        finally:
            browser.ask("Page.setBypassCSP", enabled=False)


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        print("skipped: no chromium is installed here, and Debian has none for this machine (tools/setup --tests)")
        sys.exit(77)
    if len(sys.argv) < 3:
        sys.exit("usage: test_page.py ENTENTE AXE")
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
