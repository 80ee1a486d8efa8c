// SPDX-License-Identifier: Apache-2.0
// Gephi.java: Gephi reads the files named and prints what it took in, as readers.py does, one JSON object a file.
//   java -cp gephi-toolkit-0.10.1-all.jar Gephi.java FILE...

import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.ElementProperties;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class Gephi {
    private static final String VERSION = "0.10.1";

    private static String day(double milliseconds) {
        return Instant.ofEpochMilli((long) milliseconds).toString().substring(0, 10);
    }

    /** All that stands in the columns of the data laboratory; a time set as days from and to. */
    private static Map<String, Object> attributes(Element element, Iterable<Column> columns) {
        Map<String, Object> found = new HashMap<>();
        for (Column column : columns) {
            Object value = element.getAttribute(column);
            if (value instanceof IntervalSet) {
                List<Object> spells = new ArrayList<>();
                for (Interval spell : ((IntervalSet) value).toArray())
                    spells.add(List.of(day(spell.getLow()), day(spell.getHigh())));
                found.put("spells", spells);
            } else if (value != null) {
                found.put(column.isProperty() ? column.getId() : column.getTitle(), value);
            }
        }
        return found;
    }

    private static void putColour(Map<String, Object> found, ElementProperties element) {
        found.put("r", Math.round(element.r() * 255));
        found.put("g", Math.round(element.g() * 255));
        found.put("b", Math.round(element.b() * 255));
    }

    private static Map<String, Object> node(Node node, GraphModel model) {
        Map<String, Object> found = attributes(node, model.getNodeTable());
        found.remove("id");
        putColour(found, node);
        found.put("size", node.size());
        found.put("x", node.x());
        found.put("y", node.y());
        return found;
    }

    private static Map<String, Object> edge(Edge edge, GraphModel model) {
        Map<String, Object> found = attributes(edge, model.getEdgeTable());
        found.put("source", edge.getSource().getId());
        found.put("target", edge.getTarget().getId());
        found.put("kind", edge.getTypeLabel());
        if (edge.alpha() != 0) // else none was given
            putColour(found, edge);
        return found;
    }

    private static Map<String, Object> read(File file) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(file);
        container.getLoader().setAutoScale(false); // sizes as they stand in the file
        importer.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Map<String, Object> nodes = new HashMap<>();
        for (Node node : model.getGraph().getNodes().toArray())
            nodes.put((String) node.getId(), node(node, model));
        List<Object> edges = new ArrayList<>();
        for (Edge edge : model.getGraph().getEdges().toArray())
            edges.add(edge(edge, model));
        return Map.of("version", VERSION, "nodes", nodes, "edges", edges);
    }

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String file : files)
            out.println(new GsonBuilder().serializeSpecialFloatingPointValues().create().toJson(read(new File(file))));
    }
}
