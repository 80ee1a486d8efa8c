// SPDX-License-Identifier: Apache-2.0
// Gephi's picture of a GraphML file, its defaults but for labels, which are off there:
//   java -cp gephi-toolkit-0.10.1-all.jar Gephi.java graph.graphml picture.svg
import java.io.File;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class Gephi {
    public static void main(String[] words) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        imports.process(imports.importFile(new File(words[0])), new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
        layout.setGraphModel(graph);
        layout.resetPropertiesValues();
        layout.initAlgo();
        for (int i = 0; i < 1000 && layout.canAlgo(); i++) {
            layout.goAlgo();
        }
        layout.endAlgo();
        Lookup.getDefault().lookup(PreviewController.class).getModel().getProperties()
            .putValue(PreviewProperty.SHOW_NODE_LABELS, Boolean.TRUE);
        Lookup.getDefault().lookup(ExportController.class).exportFile(new File(words[1]));
        System.exit(0);
    }
}
