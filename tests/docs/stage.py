# SPDX-License-Identifier: Apache-2.0
"""What lies in the folder where the commands of a document run (documents.py): our examples, and small inputs of every kind that README names."""
import json
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Balkan Wire</title><link>https://balkanwire.example/</link>
<item><title>Albania speaks up</title><link>https://balkanwire.example/albania</link><pubDate>Mon, 15 Apr 2024 09:00:00 GMT</pubDate>
<description>Albania supports North Macedonia in the quarrel over the Vardar canal, its foreign ministry said on Monday.</description></item>
</channel></rss>
"""
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Croatia warns of the canal - The Quay</title><meta name="author" content="Iva Perko">
<meta property="article:published_time" content="2024-04-16"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Croatia warns of the canal</h1>
<p>Croatia criticized Serbia on Tuesday for signing the canal pact before the study of the European Union had been read by anybody.</p>
<p>Zagreb said that it would raise the matter at the next session of the Danube Commission, which is planned for October.</p></article></body></html>
"""
NEWS = [{"title": "Slovenia keeps out of it", "published": "2024-04-17", "text": "Slovenia met with Croatia in Zagreb on Wednesday. Slovenia opposes the canal."},
        {"title": "Montenegro backs the canal", "published": "2024-04-18", "text": "Montenegro supports Serbia, its president said on Thursday."}]
PAIRS = [{"id": 1, "text": "Peru praised Chile.", "a": [0, 4], "b": [13, 18]}, {"id": 2, "text": "Oslo rejected what Lisbon had proposed.", "a": [0, 4], "b": [19, 25]}]


def json_lines(objects):
    return "".join(json.dumps(each) + "\n" for each in objects)


def fill(folder, environment):
    """environment: PATH has the entente that is tested."""
    articles = folder / "articles"
    shutil.copytree(SOURCE / "examples", folder / "examples")
    shutil.copytree(folder / "examples/articles", articles)
    shutil.copy(articles / "01-canal-pact.txt", folder / "article.txt")

    # two wires that print one story
    (folder / "wires").mkdir()
    story = (articles / "03-danube-commission.txt").read_text()
    (folder / "wires/one.txt").write_text(story)
    (folder / "wires/two.txt").write_text(story.replace("without a word on", "without mentioning"))

    (folder / "feed.xml").write_text(FEED)
    (folder / "page.html").write_text(PAGE)
    (folder / "news.jsonl").write_text(json_lines(NEWS))
    (folder / "pairs.jsonl").write_text(json_lines(PAIRS))

    def run(*command):
        subprocess.run(command, cwd=folder, env=environment, check=True)

    run("zstd", "-q", "news.jsonl")
    run(sys.executable, "-B", str(SOURCE / "tests/cli/warc.py"), "3", "crawl.warc.gz")
    # the graph of a week ago
    run("entente", "build", "-q", "--engine", "rules", *("articles/%s" % path.name for path in sorted(articles.iterdir())[:4]), "-o", "last-week.db")
